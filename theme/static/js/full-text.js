// Publishing makes this file hand on Pagefind; in every other build there is no index, and titles are all that is searched.
export const search = null;
