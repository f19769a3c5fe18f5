// Eleventy as plain as the other generators are set up.
import rss from "@11ty/eleventy-plugin-rss";
import highlight from "@11ty/eleventy-plugin-syntaxhighlight";

const PER_PAGE = 20;
const IN_FEED = 20;
const inWords = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "long", year: "numeric" });
const slug = (name) => name.toLowerCase().replaceAll(" ", "-");

// The posts of each value of a field, newest first.
function grouped(posts, field) {
  const found = new Map();
  for (const post of posts) {
    for (const value of post.data[field]) {
      if (!found.has(value)) found.set(value, []);
      found.get(value).push(post);
    }
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
}

// The pages of a listing, twenty posts each.
function pages(posts, heading, base) {
  const count = Math.ceil(posts.length / PER_PAGE);
  const url = (number) => (number === 1 ? base : `${base}page/${number}/`);
  return Array.from({ length: count }, (_, index) => ({
    heading, count, number: index + 1, url: url(index + 1),
    newer: index > 0 ? url(index) : "", older: index + 1 < count ? url(index + 2) : "",
    posts: posts.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
  }));
}

export default function (config) {
  const newest = (api) => api.getFilteredByGlob("src/posts/**/*.md").reverse();
  config.addPlugin(rss);
  config.addPlugin(highlight);
  config.addFilter("slug", slug);
  config.addFilter("iso", (date) => date.toISOString());
  config.addFilter("day", (date) => inWords.format(date));
  config.addGlobalData("site", { title: "IT at work", url: "https://it.example.com" });
  config.addCollection("categories", (api) => grouped(newest(api), "categories").map(([name]) => name));
  config.addCollection("listings", (api) => {
    const posts = newest(api);
    const of = (field) => grouped(posts, field).flatMap(([name, found]) => pages(found, name, `/${field}/${slug(name)}/`));
    return [...pages(posts, "IT at work", "/"), ...of("tags"), ...of("authors"), ...of("categories")];
  });
  config.addCollection("feeds", (api) => {
    const posts = newest(api);
    const about = grouped(posts, "tags").map(([name, found]) => ({ url: `/tags/${slug(name)}/feed.xml`, posts: found.slice(0, IN_FEED) }));
    return [{ url: "/feed.xml", posts: posts.slice(0, IN_FEED) }, ...about];
  });
  config.addPassthroughCopy({ static: "theme" });
  return { dir: { input: "src", output: "_site" }, markdownTemplateEngine: false };
}
