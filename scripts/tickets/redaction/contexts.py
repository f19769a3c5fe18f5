"""Words around which a person stands, in the languages of tickets."""

from scripts.tickets.redaction.word_sets import words_in

# Behind these a name follows, whatever it looks like.
HONORIFICS = words_in(
    "mr mrs ms miss mx mister dr doctor prof professor sir madam dame lord lady herr herrn frau fr hr "
    "fraulein monsieur madame mademoiselle m mme mlle mm senor senora senorita sr sra srta sig signor "
    "signora signorina"
    " dott dottssa ing dipl-ing mag pan pani panu pana dhr mevr mevrouw meneer mijnheer fru froken rouva "
    "dna g-đa don dona doña rev fr father sister brother sgt capt lt col gen maj captain colonel "
    "lieutenant nurse judge"
)
# Behind these a name often follows.
PERSONS = words_in(
    "user users colleague colleagues coworker employee employees leaver leavers joiner joiners starter "
    "starters hire newcomer contact ask asked tell told thanks thank thx tnx cheers hi hello hey dear "
    "regards greetings call called phone ring text email"
    " manager boss supervisor approver requester requestor caller reporter assignee assistant mentor "
    "intern trainee apprentice contractor freelancer visitor guest candidate applicant temp student "
    "teacher doctor patient client customer named name names mover onboard offboard onboarding "
    "offboarding welcome goodbye farewell"
    " it's per tell message text mail approved requested reported signed raised opened assigned booked "
    "owned belongs belonging informed attn cc fao c/o ref re"
    " nutzer benutzer kollege kollegen kollegin mitarbeiter mitarbeiterin mitarbeiters chef chefin azubi "
    "praktikant praktikantin danke hallo liebe lieber grusse gruss utilisateur utilisatrice collegue "
    "salarie merci bonjour usuario usuaria companero companera gracias hola utente collega dipendente "
    "grazie ciao"
    " gebruiker medewerker bedankt beste usuario funcionario obrigado ola anvandare kollega medarbejder "
    "pracownik uzytkownik uzivatel eintritt austritt neueintritt arrivee depart alta baja"
)
# Behind these a name or anything else follows.
PREPOSITIONS = words_in(
    "for from by to with of per via about regarding re between and & on at behalf than like meet meets "
    "see add remove give grant invite inform notify onboard offboard disable enable unlock delete create "
    "move reset replace"
    " fur fuer von vom bei mit an pour de par avec chez para por con del di da per dal dalla con voor "
    "van met door til fra af av for od dla z dla od pro it's its is"
)
STRICT_PREPOSITIONS = words_in("for from by with per fur fuer von pour par para por voor van door dla od")
# Before these a person stands.
DOES = words_in(
    "can't cannot can cant couldn't couldnt could needs wants wishes says said complains complained "
    "reports reported asks asked requests requested called forgot forgets lost left leaves leaving joins "
    "joined joining starts started starting moved moves got gets has hasn't hasnt had is isn't isnt was "
    "will won't wont would"
    " wouldn't doesn't doesnt does did didn't didnt received receives sees saw tried tries keeps dropped "
    "broke spilled locked uses used works working sits changed changes returns returned unable never "
    "still again wrote sent sends thinks believes claims noticed confirmed agreed approved quit resigned "
    "retired transfers transferring"
    " kann braucht hat ist mochte sagt meldet benotigt bekommt kommt peut veut demande a signale "
    "n'arrive ne puede necesita quiere pide tiene no puo vuole chiede ha non kan heeft wil vraagt nao "
    "pode precisa"
)
# Of those, what things do as well.
THINGS_DO = words_in(
    "is was has will can could does did had got gets isn't isnt starts started moved moves keeps works "
    "changed changes still again never a ne no non ha hat ist kann kommt used uses left leaves locked "
    "received receives returns returned dropped lost sent sends working started starting unable will "
    "reported would broke"
)
OWNED = words_in(
    "laptop notebook desktop pc computer macbook workstation mailbox inbox outlook calendar phone mobile "
    "iphone ipad tablet mouse keyboard headset monitor screen screens dock desk chair badge account "
    "accounts profile password login email emails mails signature contract licence license onboarding "
    "offboarding laptop's leave last first birthday request ticket"
)
CLOSING = words_in(
    "when if the a an that it once as please pls back again asap after before today tomorrow now and or "
    "but because since who whose his her their this so wenn bitte quand si cuando als"
)
GIVES = words_in(
    "assign assigned reassign reassigned handover hand handed give given gives send sent forward "
    "forwarded transfer transferred belongs return returned over reply replied respond talk talked speak "
    "spoke write wrote report access"
)
CONJUNCTIONS = words_in("and & und et y e en i och og + / or oder ou o")
PARTICLES = words_in(
    "van von der den de la le el al da di do dos das du del della ter ten te zu zur zum vom bin ben ibn "
    "bint abu af av o mac mc st san santa y e i 't het op lo los las dalla dello degli dei s"
)
PLACES_BEHIND = words_in(
    "office site station branch campus plant warehouse airport region datacenter datacentre factory "
    "depot hub store shop terminal network office's team location hospital clinic school university "
    "college museum theatre hotel street road avenue bridge square park tower building house centre "
    "center port harbour timezone time cup day week standort buero büro filiale werk bureau agence "
    "oficina sede ufficio kantoor locatie"
)
ROOMS = words_in(
    "room rooms meeting conference boardroom auditorium huddle seminar training lab library lounge suite "
    "hall theatre classroom raum saal besprechungsraum konferenzraum salle sala zaal"
)
ROOM_FIRST = words_in("room raum saal salle sala zaal meetingraum besprechungsraum konferenzraum vergaderzaal")
MODALS = words_in("will may can might must shall would could")
MONTHS = words_in("april may june august summer autumn winter spring")
VERBS_AT_START = words_in("grant ping page ring call mark trace tab chase bill will skip")
STARTERS = words_in(
    "re fw fwd aw wg tr urgent ext external extern wichtig important asap please pls bitte vip info fyi "
    "test dringend spam confidential"
)
