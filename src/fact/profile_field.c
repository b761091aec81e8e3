/* The fields of X.509 certificates and CRLs (RFC 5280, RFC 6962 and the
 * private extensions in use) and of OCSP responses (RFC 6960), and the names
 * they go by.  Names are compared by their letters alone: "Key Usage",
 * "keyUsage" and "key-usage (critical)" are one. */
#include "fact/profile.h"

#include "fact/line.h"

#define CERT (1u << PROFILE_CERTIFICATE)
#define CRL (1u << PROFILE_CRL)
#define OCSP (1u << PROFILE_OCSP)

const struct profile_field profile_fields[] = {
    {"version", CERT | CRL | OCSP, false, " version "},
    {"serialNumber", CERT, false,
	" serialnumber serialno certificateserialnumber"
	" certificateserialno "},
    {"signature", CERT | CRL | OCSP, false, " signature "},
    {"signatureAlgorithm", CERT | CRL | OCSP, false,
	" signaturealgorithm signaturealgorithmidentifier"
	" signaturealgorithmid algorithmidentifier"
	" signaturehashalgorithm certificatesignaturealgorithm "
	"issuersignaturealgorithm algorithmofsignature "},
    {"issuer", CERT | CRL, false,
	" issuer issuername issuerdn issuerdistinguishedname"
	" issuerdistinguishname "},
    {"validity", CERT, false,
	" validity validityperiod validityperiods periodofvalidity"
	" validityperiodofthecertificate periodvalidity certificatevalidity "
	"certificatevalidityperiod "},
    {"notBefore", CERT, false,
	" notbefore validfrom"
	" validitynotbefore validitybegins "},
    {"notAfter", CERT, false,
	" notafter validto validuntil"
	" validitynotafter expirydate validityends "},
    {"subject", CERT, false,
	" subject subjectname subjectdn subjectdistinguishedname"
	" subjectdistinguishname "},
    {"subjectPublicKeyInfo", CERT, false,
	" subjectpublickeyinfo subjectpublickey subjectpublickeyinformation"
	" publickey publickeyinfo spki"
	" subjectpublickeyalgorithm publickeyalgorithm "},
    {"issuerUniqueID", CERT, false, " issueruniqueid issueruniqueidentifier "},
    {"subjectUniqueID", CERT, false,
	" subjectuniqueid subjectuniqueidentifier "},
    {"signatureValue", CERT | CRL | OCSP, false, " signaturevalue "},
    {"basicConstraints", CERT, true,
	" basicconstraints basicconstraint basicconstrains "},
    {"keyUsage", CERT, true, " keyusage keyusages "},
    {"extKeyUsage", CERT, true,
	" extkeyusage extendedkeyusage extendedkeyusages enhancedkeyusage eku"
	" extkeyusages "},
    {"subjectAltName", CERT, true,
	" subjectaltname subjectalternativename subjectalternativenames"
	" subjectaltnames san subjectalternatename"
	" subjectalternativenamessan sans "},
    {"issuerAltName", CERT | CRL, true,
	" issueraltname issueralternativename "},
    {"authorityKeyIdentifier", CERT | CRL, true,
	" authoritykeyidentifier authoritykeyid aki "},
    {"subjectKeyIdentifier", CERT, true,
	" subjectkeyidentifier subjectkeyid ski "},
    {"certificatePolicies", CERT, true,
	" certificatepolicies certificatepolicy certificatespolicies"
	" policyidentifier certificatepolicyoid policyoid "},
    {"cRLDistributionPoints", CERT, true,
	" crldistributionpoints crldistributionpoint cdp crldp cdps"
	" crldistributionpointscdp"
	" crldistributionpointdp crldistributionpointuri "},
    {"authorityInfoAccess", CERT, true,
	" authorityinfoaccess authorityinformationaccess aia"
	" authorityinfoaccesses"
	" authorityinformationaccesses authorityinformation "},
    {"subjectInfoAccess", CERT, true,
	" subjectinfoaccess subjectinformationaccess sia "},
    {"nameConstraints", CERT, true, " nameconstraints nameconstraint "},
    {"policyConstraints", CERT, true, " policyconstraints "},
    {"policyMappings", CERT, true, " policymappings policymapping "},
    {"inhibitAnyPolicy", CERT, true, " inhibitanypolicy "},
    {"freshestCRL", CERT | CRL, true, " freshestcrl "},
    {"subjectDirectoryAttributes", CERT, true, " subjectdirectoryattributes "},
    {"privateKeyUsagePeriod", CERT, true, " privatekeyusageperiod "},
    {"signedCertificateTimestampList", CERT, true,
	" signedcertificatetimestamplist signedcertificatetimestamps sctlist"
	" embeddedsctlist signedcertificatetimestamp scts embeddedscts"
	" ctprecertificatescts ctprecertscts certificatetransparency"
	" signedcertificatetimestampslist sctslist"
	" ctsctlist embeddedsignedcertificatetimestamps "
	"embeddedsignedcertificatetimestamplist "},
    {"precertificatePoison", CERT, true,
	" precertificatepoison ctpoison poison precertpoison"
	" ctprecertificatepoison ctpoisonextension "
	"precertificatepoisonextension ctprecertpoison "},
    {"ocspNoCheck", CERT, true,
	" ocspnocheck idpkixocspnocheck pkixocspnocheck ocspnochecking"
	" idpkixocspnocheckextension ocspnorevocationchecking "
	"norevocationcheck "},
    {"tlsFeature", CERT, true,
	" tlsfeature tlsfeatures muststaple ocspmuststaple "},
    {"qcStatements", CERT, true,
	" qcstatements qcstatement qualifiedcertificatestatements"
	" qualifiedcertificatestatement "},
    {"cabfOrganizationIdentifier", CERT, true,
	" cabforganizationidentifier cabfbrorganizationidentifier "},
    {"smimeCapabilities", CERT, true, " smimecapabilities "},
    {"otherExtensions", CERT | CRL, true,
	" anyotherextension otherextensions anyotherextensions"
	" otherextension allotherextensions "},
    {"thisUpdate", CRL | OCSP, false,
	" thisupdate effectivedate lastupdate thisupdatedate "},
    {"nextUpdate", CRL | OCSP, false, " nextupdate nextupdatedate "},
    {"revokedCertificates", CRL, false,
	" revokedcertificates revokedcertificate crlentries"
	" listofrevokedcertificates revokedcertificateslist "},
    {"userCertificate", CRL, false, " usercertificate "},
    {"revocationDate", CRL, false,
	" revocationdate dateofrevocation revocationtime "},
    {"reasonCode", CRL | OCSP, true,
	" reasoncode crlreason crlreasoncode reasoncodes crlreasons"
	" revocationreason"
	" crlreasoncodes crlentryreasoncode "},
    {"invalidityDate", CRL, true, " invaliditydate "},
    {"certificateIssuer", CRL, true, " certificateissuer "},
    {"cRLNumber", CRL, true, " crlnumber "},
    {"deltaCRLIndicator", CRL, true, " deltacrlindicator "},
    {"issuingDistributionPoint", CRL, true,
	" issuingdistributionpoint idp issuingdistributionpoints"
	" issuerdistributionpoint "},
    {"expiredCertsOnCRL", CRL, true, " expiredcertsoncrl "},
    {"responseStatus", OCSP, false, " responsestatus ocspresponsestatus "},
    {"responseType", OCSP, false, " responsetype "},
    {"responderID", OCSP, false, " responderid "},
    {"producedAt", OCSP, false, " producedat "},
    {"certID", OCSP, false, " certid certificateid "},
    {"certStatus", OCSP, false, " certstatus certificatestatus "},
    {"singleExtensions", OCSP, true, " singleextensions "},
    {"responseExtensions", OCSP, true, " responseextensions "},
    {"nonce", OCSP, true, " nonce ocspnonce "},
    {"archiveCutoff", OCSP, true, " archivecutoff "},
    {"extendedRevoke", OCSP, true, " extendedrevoke extendedrevocation "},
};

/* Longer ones are sentences. */
#define NAME_BYTES 64

/* Shorter ones are also parts of other words. */
#define LONG_NAME 8

/* The letters of a name in lower case, up to a comma or colon, and to the end
 * of the line unless it goes `on`: what stands in brackets, numbers and signs
 * are left out.  0 when there are too many. */
static size_t
letters_of(struct str written, bool on, char to[NAME_BYTES])
{
	size_t n = 0;
	int depth = 0;

	for (size_t i = 0; i < written.len; i++) {
		char c = written.at[i];

		if (c == ',' || c == ':' || (c == '\n' && !on))
			break;
		depth += c == '(' || c == '{' || c == '['                  ? 1
			 : (c == ')' || c == '}' || c == ']') && depth > 0 ? -1
									   : 0;
		if (depth > 0 || !char_is_alpha(c))
			continue;
		if (n == NAME_BYTES)
			return 0;
		to[n++] = char_lower(c);
	}
	return n;
}

/* "Extension: Key Usage": the name stands behind. */
static struct str
behind_kind(struct str written)
{
	size_t colon = str_find_char(written, ':', 0);
	struct line_word w;
	size_t at = 0;

	if (colon < written.len && word_next(written, &at, &w) && at == colon &&
	    word_in(w.text, " extension field "))
		return str_sub(written, colon + 1, written.len);
	return written;
}

static struct str
without(struct str name, struct str head, struct str tail)
{
	if (name.len > head.len && str_starts(name, head))
		name = str_sub(name, head.len, name.len);
	if (name.len > tail.len && str_ends(name, tail))
		name.len -= tail.len;
	return name;
}

/* The letters that a name is known by; empty when there are too many. */
static struct str
key_of(struct str written, bool on, char letters[NAME_BYTES])
{
	struct str name = {
	    letters, letters_of(behind_kind(written), on, letters)};

	name = without(name, STR("xv"), STR("extension"));
	name = without(name, STR("tbscertificate"), STR("field"));
	name = without(name, STR("idce"), STR("noncritical"));
	name = without(name, STR("idpe"), STR("critical"));
	return without(name, STR(""), STR("optional"));
}

/* The place of a letter among those that may follow place `at`, or 0. */
static int
letter_after(const struct profile_names *names, int at, char letter)
{
	for (at = names->tree.at[at].first; at > 0;
	     at = names->tree.at[at].next)
		if (names->tree.at[at].letter == letter)
			return at;
	return 0;
}

static void
add_name(
    struct arena *a, struct profile_names *names, struct str name, bool is_head)
{
	int at = 0;

	for (size_t i = 0; i < name.len; i++) {
		int next = letter_after(names, at, name.at[i]);

		if (next == 0) {
			struct profile_letter l = {
			    .letter = name.at[i],
			    .next = names->tree.at[at].first,
			};

			next = (int)names->tree.len;
			VEC_PUSH(a, &names->tree, l);
			names->tree.at[at].first = next;
		}
		at = next;
	}
	names->tree.at[at].ends_head |= is_head;
	names->tree.at[at].ends_name |= !is_head;
}

struct profile_names
profile_names(struct arena *a)
{
	/* what may stand before a name, see key_of */
	static const struct str heads[] = {STR_INIT("extension"),
	    STR_INIT("field"), STR_INIT("xv"), STR_INIT("tbscertificate"),
	    STR_INIT("idce"), STR_INIT("idpe")};
	struct profile_names names = {.tree = {0}};

	(void)VEC_ADD(a, &names.tree);
	for (size_t i = 0; i < COUNT_OF(heads); i++)
		add_name(a, &names, heads[i], true);
	for (size_t i = 0; i < COUNT_OF(profile_fields); i++) {
		struct str rest = str_trim(str_of(profile_fields[i].names));

		while (rest.len) {
			struct str name = str_cut(&rest, ' ');

			add_name(a, &names, name, false);
			index_put(a, &names.fields, name, (int)i);
		}
	}
	return names;
}

size_t
profile_name_end(const struct profile_names *names, struct str written)
{
	size_t end = 0;
	int at = 0;

	for (size_t i = 0; i < written.len; i++) {
		char c = written.at[i];

		if (!char_is_alpha(c)) {
			if (strchr(",:()[]{}\n", c)) /* see letters_of */
				return SIZE_MAX;
			continue;
		}
		at = letter_after(names, at, char_lower(c));
		if (at == 0)
			break;
		if (names->tree.at[at].ends_head)
			return SIZE_MAX;
		if (names->tree.at[at].ends_name)
			end = i + 1;
	}
	return end;
}

bool
profile_may_have_tail(struct str name)
{
	char last = char_lower(name.at[name.len - 1]);

	return last == 'n' || last == 'd' || last == 'l';
}

const struct profile_field *
profile_field_in(const struct profile_names *names, struct str written)
{
	char letters[NAME_BYTES];
	int i;

	if (profile_name_end(names, written) == 0)
		return NULL;
	i = index_find(&names->fields, key_of(written, false, letters));
	/* "id-pkix-ocsp-" over "nocheck": a name in two lines. */
	if (i < 0 && str_find_char(written, '\n', 0) < written.len)
		i = index_find(&names->fields, key_of(written, true, letters));
	return i >= 0 ? &profile_fields[i] : NULL;
}

const struct profile_field *
profile_field_of(struct str written)
{
	char letters[NAME_BYTES];
	struct str name = key_of(written, false, letters);

	for (size_t i = 0; i < COUNT_OF(profile_fields) && name.len; i++)
		if (word_in(name, profile_fields[i].names))
			return &profile_fields[i];
	return NULL;
}

void
profile_letters(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i++)
		if (char_is_alpha(text.at[i]))
			buf_add_char(out, char_lower(text.at[i]));
}

bool
profile_field_named(const struct profile_field *field, struct str letters)
{
	struct str rest = str_trim(str_of(field->names));

	while (rest.len) {
		struct str name = str_cut(&rest, ' ');

		if (name.len >= LONG_NAME &&
		    str_find(letters, name, 0) < letters.len)
			return true;
	}
	return false;
}

const char *
profile_object_name(enum profile_object object)
{
	static const char *const names[] = {
	    "certificate", "crl", "ocsp-response"};

	return names[object];
}

const char *
presence_name(enum presence presence)
{
	static const char *const names[] = {
	    "", "present", "optional", "absent"};

	return names[presence];
}

const char *
criticality_name(enum criticality criticality)
{
	static const char *const names[] = {"", "critical", "not-critical"};

	return names[criticality];
}
