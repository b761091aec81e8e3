"""The structure that SARIF 2.1.0 requires, of the objects that cpslint writes.

Each object may hold only members of its own kind (the standard forbids
others), must hold those that are required, and every index must lead
somewhere."""

# kind: (required, optional); each member is a kind of its own, a list of one
# kind, a Python type or a set of words.
KINDS = {
    "sarifLog": ({"version": {"2.1.0"}, "runs": ["run"]}, {"$schema": str}),
    "run": ({"tool": "tool"},
            {"invocations": ["invocation"], "artifacts": ["artifact"],
             "results": ["result"],
             "columnKind": {"utf16CodeUnits", "unicodeCodePoints"}}),
    "tool": ({"driver": "toolComponent"}, {}),
    "toolComponent": ({"name": str},
                      {"version": str, "semanticVersion": str,
                       "rules": ["reportingDescriptor"],
                       "properties": dict}),
    "reportingDescriptor": ({"id": str},
                            {"shortDescription": "multiformat",
                             "fullDescription": "multiformat",
                             "help": "multiformat", "helpUri": "uri",
                             "defaultConfiguration": "configuration",
                             "properties": dict}),
    "configuration": ({}, {"level": {"none", "note", "warning", "error"}}),
    "multiformat": ({"text": str}, {"markdown": str}),
    "message": ({"text": str}, {"markdown": str}),
    "invocation": ({"executionSuccessful": bool},
                   {"toolExecutionNotifications": ["notification"]}),
    "notification": ({"message": "message"},
                     {"locations": ["location"],
                      "level": {"none", "note", "warning", "error"}}),
    "artifact": ({}, {"location": "artifactLocation", "roles": list,
                      "hashes": dict}),
    "artifactLocation": ({}, {"uri": "uri", "index": int}),
    "result": ({"message": "message"},
               {"ruleId": str, "ruleIndex": int,
                "kind": {"notApplicable", "pass", "fail", "review", "open",
                         "informational"},
                "level": {"none", "note", "warning", "error"},
                "locations": ["location"], "relatedLocations": ["location"],
                "partialFingerprints": dict,
                "suppressions": ["suppression"], "properties": dict}),
    "suppression": ({"kind": {"inSource", "external"}},
                    {"status": {"accepted", "underReview", "rejected"},
                     "justification": str, "properties": dict}),
    "location": ({}, {"physicalLocation": "physicalLocation",
                      "logicalLocations": ["logicalLocation"],
                      "message": "message"}),
    "physicalLocation": ({"artifactLocation": "artifactLocation"},
                         {"region": "region"}),
    "region": ({"startLine": int}, {"snippet": "snippet"}),
    "snippet": ({"text": str}, {}),
    "logicalLocation": ({}, {"name": str, "kind": str, "properties": dict}),
}


def check(value, kind, path="$"):
    if isinstance(kind, set):
        assert value in kind, (path, value)
    elif isinstance(kind, list):
        assert isinstance(value, list), path
        for i, v in enumerate(value):
            check(v, kind[0], f"{path}[{i}]")
    elif isinstance(kind, type):
        assert isinstance(value, kind), (path, value)
        assert kind is not int or (value >= 0 and value is not True), path
    elif kind == "uri":
        assert value and all(
            c.isalnum() and c.isascii() or c in "-._~/:%?#&=" for c in value), \
            (path, value)
    else:
        required, optional = KINDS[kind]
        assert isinstance(value, dict), path
        for name in required:
            assert name in value, (path, name, "is not there")
        for name, v in value.items():
            inner = required.get(name) or optional.get(name)
            assert inner, (path, name, "does not belong here")
            check(v, inner, f"{path}.{name}")


def check_run(run):
    rules = run["tool"]["driver"]["rules"]
    ids = [r["id"] for r in rules]
    assert len(ids) == len(set(ids)), "a rule stands twice"
    told = set()
    for r in run["results"]:
        assert ids[r["ruleIndex"]] == r["ruleId"], r["ruleIndex"]
        told.add(r["ruleId"])
        # 3.27.10: a result that is no failure has no level.
        assert r["kind"] == "fail" or r["level"] == "none", r
        assert r["locations"], r["ruleId"]
        assert r["partialFingerprints"]["cpslintFinding/v1"], r["ruleId"]
        for places in (r["locations"], r.get("relatedLocations", [])):
            assert len({str(p) for p in places}) == len(places), places
        for place in r["locations"] + r.get("relatedLocations", []):
            at = place["physicalLocation"]["artifactLocation"]
            artifact = run["artifacts"][at["index"]]
            assert artifact["location"]["uri"] == at["uri"], at
            region = place["physicalLocation"].get("region")
            assert region is None or region["startLine"] >= 1, region
    assert told == set(ids), "a rule without result"
    for a in run["artifacts"]:
        assert len(a["hashes"]["sha-256"]) == 64, a


def check_log(log):
    check(log, "sarifLog")
    for run in log["runs"]:
        check_run(run)
