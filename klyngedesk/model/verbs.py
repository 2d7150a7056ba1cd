"""The verbs of the committee room in the four forms that decisions need."""

from __future__ import annotations

from dataclasses import dataclass

# infinitive, present, past, participle
_TABLE = """
acceptere accepterer accepterede accepteret
afdække afdækker afdækkede afdækket
afgive afgiver afgav afgivet
afgøre afgør afgjorde afgjort
afholde afholder afholdt afholdt
afklare afklarer afklarede afklaret
aflyse aflyser aflyste aflyst
afprøve afprøver afprøvede afprøvet
afrunde afrunder afrundede afrundet
afskrive afskriver afskrev afskrevet
afslutte afslutter afsluttede afsluttet
afslå afslår afslog afslået
afsætte afsætter afsatte afsat
aftale aftaler aftalte aftalt
afvente afventer afventede afventet
afvise afviser afviste afvist
anbefale anbefaler anbefalede anbefalet
anerkende anerkender anerkendte anerkendt
anmode anmoder anmodede anmodet
annullere annullerer annullerede annulleret
ansætte ansætter ansatte ansat
ansøge ansøger ansøgte ansøgt
anvende anvender anvendte anvendt
arbejde arbejder arbejdede arbejdet
bakke bakker bakkede bakket
bede beder bad bedt
begrænse begrænser begrænsede begrænset
behandle behandler behandlede behandlet
bekræfte bekræfter bekræftede bekræftet
belyse belyser belyste belyst
bemyndige bemyndiger bemyndigede bemyndiget
bemærke bemærker bemærkede bemærket
beskrive beskriver beskrev beskrevet
beslutte beslutter besluttede besluttet
bestille bestiller bestilte bestilt
besvare besvarer besvarede besvaret
bevare bevarer bevarede bevaret
bevilge bevilger bevilgede bevilget
bevillige bevilliger bevilligede bevilliget
bidrage bidrager bidrog bidraget
blive bliver blev blevet
bringe bringer bragte bragt
bruge bruger brugte brugt
byde byder bød budt
danne danner dannede dannet
definere definerer definerede defineret
dele deler delte delt
delegere delegerer delegerede delegeret
deltage deltager deltog deltaget
diskutere diskuterer diskuterede diskuteret
drage drager drog draget
drøfte drøfter drøftede drøftet
efterlyse efterlyser efterlyste efterlyst
erklære erklærer erklærede erklæret
etablere etablerer etablerede etableret
evaluere evaluerer evaluerede evalueret
fastholde fastholder fastholdt fastholdt
fastlægge fastlægger fastlagde fastlagt
fastslå fastslår fastslog fastslået
fastsætte fastsætter fastsatte fastsat
finansiere finansierer finansierede finansieret
finde finder fandt fundet
flytte flytter flyttede flyttet
forankre forankrer forankrede forankret
forberede forbereder forberedte forberedt
fordele fordeler fordelte fordelt
forelægge forelægger forelagde forelagt
foreslå foreslår foreslog foreslået
foretage foretager foretog foretaget
forhandle forhandler forhandlede forhandlet
forholde forholder forholdt forholdt
forkaste forkaster forkastede forkastet
forlænge forlænger forlængede forlænget
formulere formulerer formulerede formuleret
forny fornyer fornyede fornyet
fortsætte fortsætter fortsatte fortsat
fravælge fravælger fravalgte fravalgt
fremføre fremfører fremførte fremført
fremlægge fremlægger fremlagde fremlagt
fremsende fremsender fremsendte fremsendt
fremsætte fremsætter fremsatte fremsat
frigive frigiver frigav frigivet
få får fik fået
færdiggøre færdiggør færdiggjorde færdiggjort
følge følger fulgte fulgt
føre fører førte ført
genbekræfte genbekræfter genbekræftede genbekræftet
gennemføre gennemfører gennemførte gennemført
gennemgå gennemgår gennemgik gennemgået
genoptage genoptager genoptog genoptaget
genvælge genvælger genvalgte genvalgt
give giver gav givet
godkende godkender godkendte godkendt
godtage godtager godtog godtaget
gøre gør gjorde gjort
have har havde haft
henlægge henlægger henlagde henlagt
henstille henstiller henstillede henstillet
henvise henviser henviste henvist
hjemvise hjemviser hjemviste hjemvist
holde holder holdt holdt
hæve hæver hævede hævet
høre hører hørte hørt
identificere identificerer identificerede identificeret
igangsætte igangsætter igangsatte igangsat
implementere implementerer implementerede implementeret
imødekomme imødekommer imødekom imødekommet
indarbejde indarbejder indarbejdede indarbejdet
inddrage inddrager inddrog inddraget
indføre indfører indførte indført
indgive indgiver indgav indgivet
indgå indgår indgik indgået
indhente indhenter indhentede indhentet
indkalde indkalder indkaldte indkaldt
indlede indleder indledte indledt
indmelde indmelder indmeldte indmeldt
indsende indsender indsendte indsendt
indskrive indskriver indskrev indskrevet
indstille indstiller indstillede indstillet
informere informerer informerede informeret
invitere inviterer inviterede inviteret
italesætte italesætter italesatte italesat
iværksætte iværksætter iværksatte iværksat
justere justerer justerede justeret
komme kommer kom kommet
kommentere kommenterer kommenterede kommenteret
konkretisere konkretiserer konkretiserede konkretiseret
konstatere konstaterer konstaterede konstateret
koordinere koordinerer koordinerede koordineret
kortlægge kortlægger kortlagde kortlagt
kræve kræver krævede krævet
kvalificere kvalificerer kvalificerede kvalificeret
kvittere kvitterer kvitterede kvitteret
lade lader lod ladet
lukke lukker lukkede lukket
lytte lytter lyttede lyttet
lægge lægger lagde lagt
løse løser løste løst
meddele meddeler meddelte meddelt
medtage medtager medtog medtaget
modtage modtager modtog modtaget
målrette målretter målrettede målrettet
nedlægge nedlægger nedlagde nedlagt
nedsætte nedsætter nedsatte nedsat
notere noterer noterede noteret
nævne nævner nævnte nævnt
omlægge omlægger omlagde omlagt
opbygge opbygger opbyggede opbygget
opdatere opdaterer opdaterede opdateret
opdele opdeler opdelte opdelt
opfordre opfordrer opfordrede opfordret
ophæve ophæver ophævede ophævet
opprioritere opprioriterer opprioriterede opprioriteret
opretholde opretholder opretholdt opretholdt
oprette opretter oprettede oprettet
opsige opsiger opsagde opsagt
opstarte opstarter opstartede opstartet
opstille opstiller opstillede opstillet
optage optager optog optaget
orientere orienterer orienterede orienteret
overdrage overdrager overdrog overdraget
overføre overfører overførte overført
overgive overgiver overgav overgivet
oversende oversender oversendte oversendt
overtage overtager overtog overtaget
overveje overvejer overvejede overvejet
pege peger pegede peget
placere placerer placerede placeret
planlægge planlægger planlagde planlagt
prioritere prioriterer prioriterede prioriteret
præcisere præciserer præciserede præciseret
præsentere præsenterer præsenterede præsenteret
pålægge pålægger pålagde pålagt
påpege påpeger påpegede påpeget
reducere reducerer reducerede reduceret
rejse rejser rejste rejst
rette retter rettede rettet
revidere reviderer reviderede revideret
rose roser roste rost
rådgive rådgiver rådgav rådgivet
samarbejde samarbejder samarbejdede samarbejdet
samle samler samlede samlet
sammenfatte sammenfatter sammenfattede sammenfattet
sammensætte sammensætter sammensatte sammensat
se ser så set
sende sender sendte sendt
sidestille sidestiller sidestillede sidestillet
sikre sikrer sikrede sikret
skabe skaber skabte skabt
skrive skriver skrev skrevet
skærpe skærper skærpede skærpet
slutte slutter sluttede sluttet
stadfæste stadfæster stadfæstede stadfæstet
starte starter startede startet
stille stiller stillede stillet
stoppe stopper stoppede stoppet
styrke styrker styrkede styrket
støtte støtter støttede støttet
svare svarer svarede svaret
synliggøre synliggør synliggjorde synliggjort
sænke sænker sænkede sænket
sætte sætter satte sat
søge søger søgte søgt
tage tager tog taget
takke takker takkede takket
teste tester testede testet
tilbageføre tilbagefører tilbageførte tilbageført
tilbagekalde tilbagekalder tilbagekaldte tilbagekaldt
tilbagesende tilbagesender tilbagesendte tilbagesendt
tilbyde tilbyder tilbød tilbudt
tildele tildeler tildelte tildelt
tilføje tilføjer tilføjede tilføjet
tilføre tilfører tilførte tilført
tilkendegive tilkendegiver tilkendegav tilkendegivet
tilknytte tilknytter tilknyttede tilknyttet
tilpasse tilpasser tilpassede tilpasset
tilrette tilretter tilrettede tilrettet
tilrettelægge tilrettelægger tilrettelagde tilrettelagt
tilsidesætte tilsidesætter tilsidesatte tilsidesat
tilslutte tilslutter tilsluttede tilsluttet
tiltræde tiltræder tiltrådte tiltrådt
tilvejebringe tilvejebringer tilvejebragte tilvejebragt
træffe træffer traf truffet
trække trækker trak trukket
tydeliggøre tydeliggør tydeliggjorde tydeliggjort
udarbejde udarbejder udarbejdede udarbejdet
udbetale udbetaler udbetalte udbetalt
udbrede udbreder udbredte udbredt
udbyde udbyder udbød udbudt
uddele uddeler uddelte uddelt
uddybe uddyber uddybede uddybet
udfolde udfolder udfoldede udfoldet
udforme udformer udformede udformet
udfylde udfylder udfyldte udfyldt
udføre udfører udførte udført
udmønte udmønter udmøntede udmøntet
udnævne udnævner udnævnte udnævnt
udpege udpeger udpegede udpeget
udsende udsender udsendte udsendt
udskyde udskyder udskød udskudt
udsætte udsætter udsatte udsat
udtale udtaler udtalte udtalt
udtrykke udtrykker udtrykte udtrykt
udveksle udveksler udvekslede udvekslet
udvide udvider udvidede udvidet
udvikle udvikler udviklede udviklet
udvælge udvælger udvalgte udvalgt
underrette underretter underrettede underrettet
underskrive underskriver underskrev underskrevet
understrege understreger understregede understreget
understøtte understøtter understøttede understøttet
undersøge undersøger undersøgte undersøgt
undlade undlader undlod undladt
varetage varetager varetog varetaget
vedtage vedtager vedtog vedtaget
vidensdele vidensdeler vidensdelte vidensdelt
videreføre viderefører videreførte videreført
videregive videregiver videregav videregivet
videresende videresender videresendte videresendt
vise viser viste vist
vurdere vurderer vurderede vurderet
vælge vælger valgte valgt
være er var været
åbne åbner åbnede åbnet
ændre ændrer ændrede ændret
øge øger øgede øget
ønske ønsker ønskede ønsket
"""

# Words that are as often nouns in the plural.
ALSO_NOUNS = frozenset(
    (
        *("aftaler", "arbejder", "behandler", "bruger", "deler", "deltager", "fører", "følger", "hører", "hæver"),
        *("planer", "prøver", "retter", "rådgiver", "svarer", "støtter", "søger", "viser", "ønsker", "har", "er"),
    )
)


_FIRST_PARTS = (
    *("forhånds", "færdig", "gennem", "tilbage", "videre", "mellem", "sam", "frem", "efter", "under", "over"),
    *("gen", "ind", "med", "ned", "til", "ud", "op", "af", "på"),
)


_NOUNS_IN_ERER = frozenset(("barrierer", "karrierer", "premierer", "kolleger"))


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as it stands in "at godkende", "godkender", "godkendte" and "blev godkendt"."""

    infinitive: str
    present: str
    past: str
    participle: str


VERBS = tuple(Verb(*line.split()) for line in _TABLE.split("\n") if line)
_BY_PRESENT = {verb.present: verb for verb in VERBS}
_BY_INFINITIVE = {verb.infinitive: verb for verb in VERBS}
_BY_PASSIVE = {f"{verb.infinitive}s": verb for verb in VERBS if not verb.infinitive.endswith("s")}


def in_present(word: str) -> Verb | None:
    """Return the verb that the word is the present of ("godkender"), or None."""
    word = word.casefold()
    if word in _BY_PRESENT:
        return _BY_PRESENT[word]
    if word.endswith("erer") and len(word) > 6 and word not in _NOUNS_IN_ERER:  # every verb in -ere is inflected alike
        stem = word.removesuffix("r")
        return Verb(stem, word, f"{stem}de", f"{stem}t")
    return _compound(word)


def _compound(word: str) -> Verb | None:
    """Return "færdigbehandler" from "behandler"."""
    for first in _FIRST_PARTS:
        base = _BY_PRESENT.get(word.removeprefix(first)) if word.startswith(first) else None
        if base:
            return Verb(*(first + form for form in (base.infinitive, base.present, base.past, base.participle)))
    return None


def in_infinitive(word: str) -> Verb | None:
    """Return the verb that the word is the infinitive of ("godkende"), or None."""
    return _BY_INFINITIVE.get(word.casefold())


def in_passive(word: str) -> Verb | None:
    """Return the verb that the word is the present passive of ("godkendes"), or None."""
    return _BY_PASSIVE.get(word.casefold())


def in_imperative(word: str) -> Verb | None:
    """Return the verb that the word orders ("godkend"), or None."""
    word = word.casefold()
    doubled = word + word[-1:] + "e"
    return _BY_INFINITIVE.get(f"{word}e") or _BY_INFINITIVE.get(doubled)


def verb(infinitive: str) -> Verb:
    """Return the verb of the table; KeyError where it is not there."""
    return _BY_INFINITIVE[infinitive]
