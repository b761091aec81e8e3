/* Standards and requirement documents with their version: families told by
 * their letters (RFC 5280, ETSI EN 319 411-1 v1.4.1, ISO/IEC 27001:2022), and
 * documents told by their titles and short names. */
#include "fact/find.h"
#include "fact/line.h"

/* --- versions ------------------------------------------------------- */

static size_t
skip_of(struct str s, size_t i, const char *signs, size_t most)
{
	size_t end = i + most;

	while (i < s.len && i < end && s.at[i] && strchr(signs, s.at[i]))
		i++;
	return i;
}

/* "2.1.7", "140-2": digits with dots. */
static size_t
number_end(struct str s, size_t at, int *dots)
{
	size_t i = at;

	*dots = 0;
	while (i < s.len && char_is_digit(s.at[i])) {
		while (i < s.len && char_is_digit(s.at[i]))
			i++;
		if (i + 1 >= s.len || s.at[i] != '.' ||
		    !char_is_digit(s.at[i + 1]))
			return i;
		i++;
		++*dots;
	}
	return i;
}

/* A version right behind a name: "v1.4.1", "version 2.1.7", "(Version 2.8)",
 * "2.2.6".  A bare number needs a dot and must not be a section. */
static bool
version_behind(struct str s, size_t at, size_t *start, size_t *end)
{
	size_t i = skip_of(s, at, " ,([", 3), look = i;
	struct line_word w;
	bool said = false;
	int dots;

	if (word_next(s, &look, &w) && w.start == i &&
	    word_in(w.text, " version ver v vers release rev revision current"
			    " latest ")) {
		if (word_in(w.text, " current latest "))
			return false;
		i = skip_of(s, w.end, " .:(", 3);
		said = true;
	} else if (i + 1 < s.len && (s.at[i] == 'v' || s.at[i] == 'V') &&
		   char_is_digit(s.at[i + 1])) {
		i++;
		said = true;
	}
	*start = i;
	*end = number_end(s, i, &dots);
	return *end > i && *end - i <= 12 &&
	       (said || (dots >= 1 && dots <= 3)) &&
	       !(*end < s.len && char_is_alpha(s.at[*end]));
}

static struct fact *
add_standard(struct fact_finder *f, size_t start, size_t end, struct str value)
{
	struct fact *fact;
	size_t from, to;
	struct str version = {0};

	if (version_behind(f->text, end, &from, &to)) {
		version = str_sub(f->text, from, to);
		end = to;
	}
	fact = fact_add(f, FACT_STANDARD, start, end, value);
	fact->detail = version;
	return fact;
}

/* --- families ------------------------------------------------------- */

/* "RFC 5280", "RFC5280", "RFC-3647", "RFC 8555". */
static size_t
read_rfc(struct fact_finder *f, const struct line_word *w)
{
	struct str s = f->text;
	size_t i = w->start + 3, start;

	if (w->text.len == 3)
		i = skip_of(s, i, " -", 2);
	start = i;
	while (i < s.len && char_is_digit(s.at[i]))
		i++;
	if (i - start < 3 || i - start > 5 ||
	    (i < s.len && char_is_alpha(s.at[i])))
		return w->end;
	(void)fact_add(f, FACT_STANDARD, w->start, i,
	    arena_print(f->a, "RFC %.*s", STR_ARG(str_sub(s, start, i))));
	return i;
}

/* Bytes of a hyphen of any kind at `at`, or 0. */
static size_t
hyphen(struct str s, size_t at)
{
	if (at < s.len && s.at[at] == '-')
		return 1;
	return at + 2 < s.len && (unsigned char)s.at[at] == 0xE2 &&
		       (unsigned char)s.at[at + 1] == 0x80 &&
		       (unsigned char)s.at[at + 2] >= 0x90 &&
		       (unsigned char)s.at[at + 2] <= 0x94
		   ? 3
		   : 0;
}

/* "411-1", "102": digits and parts behind hyphens, written to `b`. */
static size_t
read_parts(struct str s, size_t at, struct buf *b)
{
	size_t i = at;

	while (i < s.len && char_is_digit(s.at[i]))
		buf_add_char(b, s.at[i++]);
	while (i > at && hyphen(s, i) && i + hyphen(s, i) < s.len &&
	       char_is_digit(s.at[i + hyphen(s, i)])) {
		i += hyphen(s, i);
		buf_add_char(b, '-');
		while (i < s.len && char_is_digit(s.at[i]))
			buf_add_char(b, s.at[i++]);
	}
	return i;
}

/* "EN 319 411-1", "TS 119 403-2"; `at` behind EN or TS. */
static bool
read_etsi_number(struct fact_finder *f, size_t at, struct str kind, size_t *end,
    struct str *value)
{
	struct str s = f->text;
	struct buf b = {0};
	size_t i = skip_of(s, at, " -", 2), k = i;
	bool ok;

	buf_print(&b, "ETSI %.*s ", STR_ARG(kind));
	while (k < s.len && char_is_digit(s.at[k]))
		buf_add_char(&b, s.at[k++]);
	ok = k - i == 3;
	if (ok) {
		size_t next = skip_of(s, k, " ", 1);

		buf_add_char(&b, ' ');
		*end = read_parts(s, next, &b);
		ok = *end - next >= 3;
	} else if (k - i == 6) { /* "EN 319411-1" */
		buf_reset(&b);
		buf_print(&b, "ETSI %.*s %.*s ", STR_ARG(kind),
		    STR_ARG(str_sub(s, i, i + 3)));
		*end = read_parts(s, i + 3, &b);
		ok = true;
	}
	*value = ok ? arena_copy(f->a, buf_str(&b)) : (struct str){0};
	buf_free(&b);
	return ok;
}

static size_t
read_etsi(struct fact_finder *f, const struct line_word *w)
{
	struct str s = f->text, value;
	struct line_word kind = *w;
	size_t at = w->end, end;

	if (str_eq_nocase(w->text, STR("ETSI")) && !word_next(s, &at, &kind))
		return w->end;
	if (!word_in(kind.text, " en ts tr sr eg ") ||
	    kind.start > w->end + 3 ||
	    !read_etsi_number(f, kind.end, kind.text, &end, &value))
		return w->end;
	(void)add_standard(f, w->start, end, value);
	return end;
}

/* "ISO/IEC 27001:2022", "ISO 9001", "ISO/IEC 15408-1". */
static size_t
read_iso(struct fact_finder *f, const struct line_word *w)
{
	struct str s = f->text;
	struct buf b = {0};
	size_t i = w->end, end, look;
	struct line_word next;
	struct fact *fact;
	bool iec = false;

	look = i;
	if (i < s.len && s.at[i] == '/' && word_next(s, &look, &next) &&
	    str_eq(next.text, STR("IEC"))) {
		i = next.end;
		iec = true;
	}
	i = skip_of(s, i, " -", 2);
	buf_print(&b, "ISO%s ", iec ? "/IEC" : "");
	end = read_parts(s, i, &b);
	if (end - i >= 4) {
		fact = fact_add(f, FACT_STANDARD, w->start, end,
		    arena_copy(f->a, buf_str(&b)));
		if (end + 4 < s.len && s.at[end] == ':' &&
		    char_is_digit(s.at[end + 4])) {
			fact->detail = str_sub(s, end + 1, end + 5);
			fact->at[0].end = end + 5;
			end += 5;
		}
	} else {
		end = w->end;
	}
	buf_free(&b);
	return end;
}

/* "FIPS 186-4", "FIPS PUB 140-2", "FIPS 201". */
static size_t
read_fips(struct fact_finder *f, const struct line_word *w)
{
	struct str s = f->text;
	struct buf b = {0};
	size_t i = skip_of(s, w->end, " -", 2), end, look = i;
	struct line_word next;

	if (word_next(s, &look, &next) && next.start == i &&
	    word_in(next.text, " pub publication "))
		i = skip_of(s, next.end, " -", 2);
	buf_add_c(&b, "FIPS ");
	end = read_parts(s, i, &b);
	if (end - i >= 3 && end - i <= 7)
		(void)fact_add(f, FACT_STANDARD, w->start, end,
		    arena_copy(f->a, buf_str(&b)));
	else
		end = w->end;
	buf_free(&b);
	return end;
}

/* "SP 800-57", also with NIST in front. */
static size_t
read_nist(struct fact_finder *f, const struct line_word *w)
{
	struct str s = f->text;
	struct buf b = {0};
	struct line_word sp = *w;
	size_t at = w->end, i, end;

	if (str_eq(w->text, STR("NIST")) && !word_next(s, &at, &sp))
		return w->end;
	if (!str_eq(sp.text, STR("SP")) || sp.start > w->end + 2)
		return w->end;
	buf_add_c(&b, "NIST SP ");
	i = skip_of(s, sp.end, " -", 2);
	end = read_parts(s, i, &b);
	if (end > i + 4) {
		if (end < s.len && s.at[end] >= 'A' && s.at[end] <= 'D')
			buf_add_char(&b, s.at[end++]);
		(void)fact_add(f, FACT_STANDARD, w->start, end,
		    arena_copy(f->a, buf_str(&b)));
	} else {
		end = w->end;
	}
	buf_free(&b);
	return end;
}

/* "PKCS #10", "PKCS#12"; "X.509 v3". */
static size_t
read_pkcs(struct fact_finder *f, const struct line_word *w)
{
	struct str s = f->text;
	size_t i = skip_of(s, w->end, " #-", 3), start = i;

	while (i < s.len && char_is_digit(s.at[i]))
		i++;
	if (i == start || i - start > 2)
		return w->end;
	(void)fact_add(f, FACT_STANDARD, w->start, i,
	    arena_print(f->a, "PKCS #%.*s", STR_ARG(str_sub(s, start, i))));
	return i;
}

static size_t
read_x500(struct fact_finder *f, const struct line_word *w)
{
	struct str s = f->text, value;
	size_t i = skip_of(s, w->end, ".", 1), start = i, from, to;
	struct fact *fact;

	while (i < s.len && char_is_digit(s.at[i]))
		i++;
	if (i - start != 3 || s.at[start] != '5' || w->text.at[0] != 'X')
		return w->end;
	value = arena_print(f->a, "X.%.*s", STR_ARG(str_sub(s, start, i)));
	fact = fact_add(f, FACT_STANDARD, w->start, i, value);
	if (version_behind(s, i, &from, &to) && to - from == 1) {
		fact->detail = str_sub(s, from, to);
		fact->at[0].end = to;
		return to;
	}
	return i;
}

/* "Regulation (EU) No 910/2014". */
static size_t
read_regulation(struct fact_finder *f, const struct line_word *w)
{
	struct str s = f->text, head = str_sub(s, w->end, w->end + 24);
	size_t at = str_find_char(head, '/', 0), start, end;

	if (!phrase_in(head, "EU") || at == SIZE_MAX)
		return w->end;
	start = end = w->end + at;
	while (start > 0 && char_is_digit(s.at[start - 1]))
		start--;
	end++;
	while (end < s.len && char_is_digit(s.at[end]))
		end++;
	if (start == w->end + at || end == w->end + at + 1)
		return w->end;
	(void)fact_add(f, FACT_STANDARD, w->start, end,
	    arena_print(
		f->a, "Regulation (EU) %.*s", STR_ARG(str_sub(s, start, end))));
	return end;
}

/* --- WebTrust ------------------------------------------------------- */

/* The title of a set of criteria is long and nobody writes it twice alike:
 * the words that tell the set are looked for in it. */
static struct str
webtrust_set(struct str title)
{
	if (phrase_in(title, "code signing"))
		return STR("WebTrust for CAs - Code Signing");
	if (phrase_in(title, "extended validation") || phrase_in(title, "EV"))
		return STR("WebTrust for CAs - Extended Validation");
	if (phrase_in(title, "s mime") || phrase_in(title, "smime"))
		return STR("WebTrust for CAs - S/MIME");
	if (phrase_in(title, "verified mark"))
		return STR("WebTrust for CAs - Verified Mark Certificates");
	if (phrase_in(title, "baseline") || phrase_in(title, "ssl"))
		return STR("WebTrust for CAs - SSL Baseline");
	if (phrase_in(title, "network"))
		return STR("WebTrust for CAs - Network Security");
	if (phrase_in(title, "registration authorities"))
		return STR("WebTrust for RAs");
	if (phrase_in(title, "certification") || phrase_in(title, "ca") ||
	    phrase_in(title, "cas"))
		return STR("WebTrust for CAs");
	return STR("WebTrust");
}

static size_t
read_webtrust(struct fact_finder *f, const struct line_word *w)
{
	static const char content[] =
	    " principles criteria certification authorities authority ca cas"
	    " ssl tls baseline network security extended validation ev code"
	    " signing s mime smime publicly trusted certificates certificate"
	    " registration verified mark requirements ";
	static const char small[] = " and for of the with program programme ";
	struct str s = f->text;
	size_t at = w->end, end = at;
	struct line_word next;

	while (word_next(s, &at, &next) &&
	       skip_of(s, end, " -,()/:", 40) <= next.start + 8) {
		struct str gap = str_sub(s, end, next.start);

		if (gap.len > 24 || str_find(gap, STR(". "), 0) != SIZE_MAX ||
		    str_find_char(gap, ';', 0) != SIZE_MAX)
			break;
		if (word_in(next.text, content))
			end = next.end;
		else if (!word_in(next.text, small))
			break;
	}
	(void)add_standard(
	    f, w->start, end, webtrust_set(str_sub(s, w->start, end)));
	return end;
}

/* --- documents with a title ----------------------------------------- */

static const struct {
	const char *title, *value;
} titled[] = {
    {"baseline requirements for the issuance and management of publicly"
     " trusted s mime certificates",
	"S/MIME BR"},
    {"baseline requirements for the issuance and management of publicly"
     " trusted tls server certificates",
	"TLS BR"},
    {"baseline requirements for the issuance and management of publicly"
     " trusted code signing certificates",
	"Code Signing BR"},
    {"baseline requirements for the issuance and management of code signing"
     " certificates",
	"Code Signing BR"},
    {"baseline requirements for the issuance and management of publicly"
     " trusted certificates",
	"TLS BR"},
    {"s mime baseline requirements", "S/MIME BR"},
    {"smime baseline requirements", "S/MIME BR"},
    {"s mime br", "S/MIME BR"},
    {"s mime brs", "S/MIME BR"},
    {"smbr", "S/MIME BR"},
    {"sbr", "S/MIME BR"},
    {"tls baseline requirements", "TLS BR"},
    {"tls server baseline requirements", "TLS BR"},
    {"server certificate baseline requirements", "TLS BR"},
    {"ssl baseline requirements", "TLS BR"},
    {"tls br", "TLS BR"},
    {"tls brs", "TLS BR"},
    {"tbr", "TLS BR"},
    {"code signing baseline requirements", "Code Signing BR"},
    {"code signing br", "Code Signing BR"},
    {"csbr", "Code Signing BR"},
    {"csbrs", "Code Signing BR"},
    {"baseline requirements", "CA/Browser Forum BR"},
    {"guidelines for the issuance and management of extended validation"
     " certificates",
	"EV Guidelines"},
    {"guidelines for extended validation certificates", "EV Guidelines"},
    {"extended validation guidelines", "EV Guidelines"},
    {"extended validation ssl certificate guidelines", "EV Guidelines"},
    {"ev ssl certificate guidelines", "EV Guidelines"},
    {"ev guidelines", "EV Guidelines"},
    {"evg", "EV Guidelines"},
    {"evgs", "EV Guidelines"},
    {"evgl", "EV Guidelines"},
    {"network and certificate system security requirements",
	"Network Security Requirements"},
    {"network security requirements", "Network Security Requirements"},
    {"ncssr", "Network Security Requirements"},
    {"ncssrs", "Network Security Requirements"},
    {"mozilla root store policy", "Mozilla Root Store Policy"},
    {"mozilla s root store policy", "Mozilla Root Store Policy"},
    {"mozilla ca certificate policy", "Mozilla Root Store Policy"},
    {"mozilla root program policy", "Mozilla Root Store Policy"},
    {"mrsp", "Mozilla Root Store Policy"},
    {"chrome root program policy", "Chrome Root Program Policy"},
    {"chrome root store policy", "Chrome Root Program Policy"},
    {"google chrome root program", "Chrome Root Program Policy"},
    {"chrome root program", "Chrome Root Program Policy"},
    {"apple root certificate program", "Apple Root Program Policy"},
    {"apple root program", "Apple Root Program Policy"},
    {"apple root store program", "Apple Root Program Policy"},
    {"microsoft trusted root certificate program",
	"Microsoft Trusted Root Program"},
    {"microsoft trusted root program", "Microsoft Trusted Root Program"},
    {"microsoft root certificate program", "Microsoft Trusted Root Program"},
    {"ccadb policy", "CCADB Policy"},
    {"common ca database policy", "CCADB Policy"},
    {"pci dss", "PCI DSS"},
    {"eidas", "Regulation (EU) 910/2014"},
    {"gdpr", "Regulation (EU) 2016/679"},
    {"general data protection regulation", "Regulation (EU) 2016/679"},
};

/* Whether the words of `title` stand from the word `w` on; their end. */
static bool
title_at(
    struct str s, const struct line_word *w, const char *title, size_t *end)
{
	struct str words = str_of(title);
	struct line_word next = *w;
	size_t at = w->end;

	for (;;) {
		if (!str_eq_nocase(str_cut(&words, ' '), next.text))
			return false;
		*end = next.end;
		if (words.len == 0)
			return true;
		if (!word_next(s, &at, &next) || next.start > *end + 4)
			return false;
	}
}

static size_t
read_titled(struct fact_finder *f, const struct line_word *w)
{
	size_t best = COUNT_OF(titled), longest = 0;
	char first = w->text.at[0];

	/* "the baseline requirements for that" is no title; eIDAS is. */
	if (char_is_lower(first) && first != 'e')
		return w->end;

	for (size_t i = 0; i < COUNT_OF(titled); i++) {
		size_t end;

		if (titled[i].title[0] == char_lower(w->text.at[0]) &&
		    title_at(f->text, w, titled[i].title, &end) &&
		    end > longest) {
			best = i;
			longest = end;
		}
	}
	if (best == COUNT_OF(titled))
		return w->end;
	return add_standard(f, w->start, longest, str_of(titled[best].value))
	    ->at[0]
	    .end;
}

/* --- all ------------------------------------------------------------ */

static const struct {
	const char *word; /* begins a family; compared with case */
	bool prefix; /* digits may follow at once: "RFC5280" */
	size_t (*read)(struct fact_finder *f, const struct line_word *w);
} families[] = {
    {"RFC", true, read_rfc},
    {"ETSI", false, read_etsi},
    {"EN", false, read_etsi},
    {"TS", false, read_etsi},
    {"ISO", false, read_iso},
    {"FIPS", false, read_fips},
    {"NIST", false, read_nist},
    {"SP", false, read_nist},
    {"PKCS", false, read_pkcs},
    {"X", false, read_x500},
    {"Regulation", false, read_regulation},
    {"WebTrust", false, read_webtrust},
    {"Webtrust", false, read_webtrust},
    {"WEBTRUST", false, read_webtrust},
};

static size_t
read_word(struct fact_finder *f, const struct line_word *w)
{
	for (size_t i = 0; i < COUNT_OF(families); i++) {
		struct str name;
		size_t end;
		bool fits;

		if (families[i].word[0] != w->text.at[0]) /* most words */
			continue;
		name = str_of(families[i].word);
		fits = str_eq(w->text, name) ||
		       (families[i].prefix && str_starts(w->text, name) &&
			   w->text.len > name.len &&
			   char_is_digit(w->text.at[name.len]));
		end = fits ? families[i].read(f, w) : w->end;
		if (end > w->end)
			return end;
		if (fits && families[i].read == read_webtrust)
			return w->end;
	}
	return read_titled(f, w);
}

void
fact_standards(struct fact_finder *f)
{
	struct line_word w;
	size_t at = 0;

	while (word_next(f->text, &at, &w)) {
		size_t end = read_word(f, &w);

		if (end > at)
			at = end;
	}
}
