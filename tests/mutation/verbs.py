"""Finite verbs of a sentence, found without the program: to deny a sentence, or say it with another verb."""
import re

# Present tense that can be denied or weakened: third person, plain form, participle.
VERBS = {v: (b, p) for v, b, p in (w.split("/") for w in """
publishes/publish/published maintains/maintain/maintained performs/perform/performed
provides/provide/provided checks/check/checked verifies/verify/verified revokes/revoke/revoked
uses/use/used validates/validate/validated implements/implement/implemented operates/operate/operated
makes/make/made conducts/conduct/conducted keeps/keep/kept retains/retain/retained
complies/comply/complied conforms/conform/conformed reviews/review/reviewed updates/update/updated
rejects/reject/rejected supports/support/supported investigates/investigate/investigated
monitors/monitor/monitored accepts/accept/accepted adheres/adhere/adhered corroborates/corroborate/corroborated
lints/lint/linted includes/include/included follows/follow/followed ensures/ensure/ensured
undergoes/undergo/undergone incorporates/incorporate/incorporated requires/require/required
discloses/disclose/disclosed refuses/refuse/refused hosts/host/hosted
observes/observe/observed begins/begin/begun responds/respond/responded
adopts/adopt/adopted allows/allow/allowed applies/apply/applied asks/ask/asked assesses/assess/assessed
assigns/assign/assigned audits/audit/audited authenticates/authenticate/authenticated blocks/block/blocked
collects/collect/collected communicates/communicate/communicated confirms/confirm/confirmed
consults/consult/consulted contains/contain/contained controls/control/controlled covers/cover/covered
creates/create/created determines/determine/determined documents/document/documented
employs/employ/employed enforces/enforce/enforced establishes/establish/established examines/examine/examined
executes/execute/executed generates/generate/generated gives/give/given handles/handle/handled
holds/hold/held identifies/identify/identified informs/inform/informed issues/issue/issued
limits/limit/limited logs/log/logged manages/manage/managed meets/meet/met notifies/notify/notified
obtains/obtain/obtained offers/offer/offered prevents/prevent/prevented processes/process/processed
protects/protect/protected receives/receive/received records/record/recorded reports/report/reported
retrieves/retrieve/retrieved runs/run/run sends/send/sent signs/sign/signed stores/store/stored
takes/take/taken tests/test/tested tracks/track/tracked trains/train/trained
transmits/transmit/transmitted warns/warn/warned
""".split())}
MODAL = re.compile(r"\b(shall|must|will|SHALL|MUST|WILL)\b(?! (?:not|NOT|only)\b)")
BE = re.compile(r"\b(is|are)\b(?! (?:not|no|never|only)\b)")
# Those that may be nouns are verbs where an object follows.
NOUNS = set("""audits blocks checks controls covers documents hosts issues limits logs offers processes
records reports reviews runs signs stores supports tests tracks trains updates""".split())
FINITE = re.compile(r"(?<!the )(?<!of )(?<!as )\b(?:(?:" + "|".join(v for v in VERBS if v not in NOUNS) + r")|(?:" + "|".join(NOUNS) +
                    r")(?= (?:the|a|an|its|any|all|each|every|no|it|them|for|that|certificates|requests)\b))\b")
NO = re.compile(r"\b(not|no|none|never|nor|neither|without|only|nothing|cannot)\b", re.I)
SUBORDINATE = re.compile(r"\b(when|if|unless|where|after|which|that|whose|who|whether|how|why|what)\b", re.I)
# A verb behind "and" that is none of those above: what it says would be left as it was.
OTHER_VERB = re.compile(r"\b(?:and|or|but),? (?:then |also |\w+ly )?(?!(?:" + "|".join(VERBS) + r"|its|this|various|previous|access)\b)"
                        r"[a-z]+[a-z]{2}s (?:the|a|an|its|any|all|each|every|no|to|it|them)\b")


def every_verb(q, modal, finite, be):
    """Which verb of a sentence a verdict rests on cannot be told from outside: all of them are changed.
    Only where that is possible: no dependent clause, no denial yet, no verb that is not known here."""
    if NO.search(q) or SUBORDINATE.search(q) or OTHER_VERB.search(q):
        return None
    out = MODAL.sub(modal, FINITE.sub(finite, BE.sub(be, q)))
    return out if out != q else None


def denied(q):
    return every_verb(q, r"\1 not", lambda m: "does not " + VERBS[m[0]][0], r"\1 not")
