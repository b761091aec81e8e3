/* CA certificates, from three shapes: a table with one certificate a row, a
 * table with one field a row, and lines of text with a label and a value.  A
 * cell may hold several paragraphs, and a digest may be broken into groups or
 * lines.  What looks like the profile of certificates to come (no digest, no
 * serial number) is none. */
#include "base/limits.h"
#include "fact/find.h"
#include "fact/line.h"
#include "fact/log_date.h"

#define LABEL_BYTES 48
#define PIECES_MAX 6
#define SHA256_DIGITS 64
#define SHA1_DIGITS 40
#define DIGEST_DIGITS SHA256_DIGITS
#define SERIAL_DIGITS 40

enum field {
	FIELD_NONE,
	FIELD_SUBJECT,
	FIELD_ISSUER,
	FIELD_SERIAL,
	FIELD_SHA256,
	FIELD_SHA1,
	FIELD_DIGEST, /* "Fingerprint": its length tells */
	FIELD_KEY_ID,
	FIELD_FROM,
	FIELD_TO,
	FIELD_VALIDITY
};
#define N_FIELDS 11

struct value_piece {
	int block;
	size_t start, end;
};

/* A certificate while its cells or lines go by. */
struct draft {
	struct value_piece at[N_FIELDS][PIECES_MAX];
	int n[N_FIELDS];
};

/* --- labels --------------------------------------------------------- */

/* The letters and digits of a label in lower case. */
static struct str
squeeze(struct str label, char out[LABEL_BYTES])
{
	size_t n = 0;

	for (size_t i = 0; i < label.len && n < LABEL_BYTES; i++)
		if (char_is_alpha(label.at[i]) || char_is_digit(label.at[i]))
			out[n++] = char_lower(label.at[i]);
	return (struct str){out, n};
}

static bool
has(struct str s, const char *part)
{
	return str_find(s, str_of(part), 0) != SIZE_MAX;
}

static enum field
digest_field(struct str s)
{
	bool digest = has(s, "fingerprint") || has(s, "thumbprint") ||
		      has(s, "hash") || has(s, "digest");

	if (has(s, "algorithm") || has(s, "signature"))
		return FIELD_NONE;
	if (has(s, "sha256") && (digest || s.len <= 10))
		return FIELD_SHA256;
	if (has(s, "sha1") && (digest || s.len <= 8))
		return FIELD_SHA1;
	return digest && !has(s, "public") && !has(s, "spki") ? FIELD_DIGEST
							      : FIELD_NONE;
}

static enum field
date_field(struct str s)
{
	bool from = has(s, "notbefore") || has(s, "validfrom") ||
		    str_eq(s, STR("from")) || has(s, "issuedon") ||
		    has(s, "startdate") || has(s, "issuedate");
	bool to = has(s, "notafter") || has(s, "validto") ||
		  has(s, "validuntil") || has(s, "validtill") ||
		  has(s, "expir") || str_eq(s, STR("to")) || has(s, "enddate");

	if ((from && to) || has(s, "fromandto") || has(s, "fromto") ||
	    has(s, "validity"))
		return FIELD_VALIDITY;
	return from ? FIELD_FROM : to ? FIELD_TO : FIELD_NONE;
}

static enum field
field_of(struct str label)
{
	static const char *const subjects[] = {"subject", "subjectdn",
	    "subjectname", "distinguishedname", "subjectdistinguishedname",
	    "dn", "commonname", "cn", "caname", "nameofca", "nameoftheca",
	    "certificatename", "certificate", "cacertificate",
	    "cacertificatecommonname", "subjectcommonname", "rootca",
	    "rootcertificate", "rootcaname", "subca", "subordinateca",
	    "issuingca", "issuingcaname", "intermediateca", "canamecn",
	    "commonnamecn", "subjectcn", "certificationauthority",
	    "subordinatecaname", "subcaname", "intermediatecaname",
	    "rootcertificatename", "certificatecommonname", "ca"};
	static const char *const issuers[] = {"issuer", "issuerdn",
	    "issuername", "issuedby", "signedby", "issuercn",
	    "issuercommonname", "issuerca", "issuingcadn"};
	char room[LABEL_BYTES];
	struct str s = squeeze(label, room);
	enum field f;

	if (s.len == 0 || label.len > 60)
		return FIELD_NONE;
	if (has(s, "authoritykey"))
		return FIELD_NONE;
	if (has(s, "keyid") || str_eq(s, STR("ski")) || has(s, "subjectkeyid"))
		return FIELD_KEY_ID;
	f = digest_field(s);
	if (f == FIELD_NONE && has(s, "serial"))
		f = FIELD_SERIAL;
	if (f == FIELD_NONE)
		f = date_field(s);
	if (f == FIELD_NONE && str_is_one_of(s, subjects, COUNT_OF(subjects)))
		f = FIELD_SUBJECT;
	if (f == FIELD_NONE && str_is_one_of(s, issuers, COUNT_OF(issuers)))
		f = FIELD_ISSUER;
	return f;
}

/* --- values --------------------------------------------------------- */

static bool
is_hex(char c)
{
	return char_is_digit(c) || (c >= 'a' && c <= 'f') ||
	       (c >= 'A' && c <= 'F');
}

/* Bytes of what may stand between the digits of a digest at `at`, or 0. */
static size_t
grouping(struct str s, size_t at)
{
	if (strchr(": \n\t-.", s.at[at]) && s.at[at])
		return 1;
	return at + 1 < s.len && (unsigned char)s.at[at] == 0xC2 &&
		       (unsigned char)s.at[at + 1] == 0xA0
		   ? 2
		   : 0;
}

/* Appends the digits of the run that starts at `at`; gives its end. */
static size_t
read_hex(struct str s, size_t at, char *out, size_t *n, size_t most)
{
	size_t i = at, end = at;

	while (i < s.len && *n < most + 2) {
		if (is_hex(s.at[i])) {
			out[(*n)++] =
			    s.at[i] >= 'a' ? (char)(s.at[i] - 32) : s.at[i];
			end = ++i;
		} else if (grouping(s, i)) {
			i += grouping(s, i);
		} else {
			break;
		}
	}
	return end;
}

static struct str
block_text(const struct fact_finder *f, int block)
{
	return f->prose->docs[f->document]->blocks.at[block].text;
}

static struct str
piece_text(const struct fact_finder *f, const struct value_piece *p)
{
	return str_sub(block_text(f, p->block), p->start, p->end);
}

/* The digits of a field over all its pieces; empty when they are not as many as
 * the kind of digest has (0: 64 or 40). */
static struct str
hex_of(const struct fact_finder *f, const struct draft *d, enum field field,
    size_t wanted)
{
	char digits[DIGEST_DIGITS + 4];
	size_t n = 0;

	for (int i = 0; i < d->n[field]; i++) {
		struct str s = piece_text(f, &d->at[field][i]);

		if (read_hex(s, 0, digits, &n, DIGEST_DIGITS) != s.len)
			return (struct str){0};
	}
	if (wanted ? n != wanted : n != SHA256_DIGITS && n != SHA1_DIGITS)
		return (struct str){0};
	return arena_copy(f->a, (struct str){digits, n});
}

/* "0x04b3...", "7B:2C:...", "1234567": as digits. */
static struct str
serial_of(const struct fact_finder *f, const struct draft *d)
{
	char digits[SERIAL_DIGITS + 4];
	size_t n = 0, at = 0;
	struct str s;

	if (d->n[FIELD_SERIAL] != 1)
		return (struct str){0};
	s = piece_text(f, &d->at[FIELD_SERIAL][0]);
	if (str_starts(s, STR("0x")) || str_starts(s, STR("0X")))
		at = 2;
	if (read_hex(s, at, digits, &n, SERIAL_DIGITS) < s.len ||
	    n > SERIAL_DIGITS || n == 0)
		return (struct str){0};
	return arena_copy(f->a, (struct str){digits, n});
}

/* "Jun 4 11:04:38 2015 GMT": the clock stands in the middle. */
static bool
date_with_clock(struct str s, date *out)
{
	struct line_word w[6];
	size_t at = 0, have = 0;
	long day, year;

	while (have < 6 && word_next(s, &at, &w[have])) {
		if (have == 0 && !date_month_named(w[0].text))
			continue;
		have++;
	}
	return have == 6 && str_to_long(w[1].text, 1, 31, &day) &&
	       str_to_long(w[5].text, 1980, 2100, &year) &&
	       date_from_ymd(
		   (int)year, date_month_named(w[0].text), (int)day, out);
}

static date
date_in(struct str s)
{
	struct log_date d;
	date day;

	if (date_with_clock(s, &day))
		return day;
	return log_date_read(s, ORDER_UNKNOWN, &d) ? d.day : DATE_NONE;
}

static date
last_date_in(struct str s)
{
	date last = DATE_NONE;
	struct log_date d;
	size_t at = 0;
	struct str rest = s;

	while (log_date_read(rest, ORDER_UNKNOWN, &d)) {
		last = d.day;
		at += d.end;
		rest = str_sub(s, at, s.len);
	}
	return last;
}

static void
read_validity(const struct fact_finder *f, const struct draft *d,
    struct fact_certificate *c)
{
	static const char *const marks[] = {"Not After", "not after",
	    "notAfter", "NotAfter", "Not after", " to ", " until ", "\n", "–"};
	struct str s;

	if (d->n[FIELD_FROM])
		c->not_before = date_in(piece_text(f, &d->at[FIELD_FROM][0]));
	if (d->n[FIELD_TO])
		c->not_after = date_in(piece_text(f, &d->at[FIELD_TO][0]));
	if (d->n[FIELD_VALIDITY] == 0)
		return;
	s = piece_text(f, &d->at[FIELD_VALIDITY][0]);
	c->not_before = date_in(s);
	if (d->n[FIELD_VALIDITY] > 1) {
		c->not_after = date_in(piece_text(
		    f, &d->at[FIELD_VALIDITY][d->n[FIELD_VALIDITY] - 1]));
		return;
	}
	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		size_t at = str_find(s, str_of(marks[i]), 0);

		if (at != SIZE_MAX && at > 0) {
			c->not_after = date_in(str_sub(s, at, s.len));
			break;
		}
	}
	if (c->not_after == DATE_NONE)
		c->not_after = last_date_in(s);
	if (c->not_after == c->not_before)
		c->not_after = DATE_NONE;
}

/* The pieces of a name as one, "CN = X, O = Y". */
static struct str
name_of(const struct fact_finder *f, const struct draft *d, enum field field)
{
	struct buf b = {0};
	struct str out;

	for (int i = 0; i < d->n[field]; i++) {
		struct str s = piece_text(f, &d->at[field][i]);

		if (b.len)
			buf_add_c(&b, ", ");
		for (size_t k = 0; k < s.len; k++)
			buf_add_char(&b, s.at[k] == '\n' ? ' ' : s.at[k]);
	}
	out = arena_copy(f->a, buf_str(&b));
	buf_free(&b);
	return out;
}

/* --- one certificate ------------------------------------------------ */

static void
note(struct draft *d, enum field field, int block, size_t start, size_t end)
{
	if (d->n[field] < PIECES_MAX && start < end)
		d->at[field][d->n[field]++] =
		    (struct value_piece){block, start, end};
}

static void
show(struct fact *fact, const struct draft *d, enum field field)
{
	for (int i = 0; i < d->n[field] && fact->n_at < FACT_PASSAGES; i++)
		if (fact->at[0].block != d->at[field][i].block ||
		    fact->at[0].start != d->at[field][i].start)
			fact->at[fact->n_at++] =
			    (struct passage){.document = fact->document,
				.block = d->at[field][i].block,
				.statement = -1,
				.start = d->at[field][i].start,
				.end = d->at[field][i].end};
}

static struct fact_certificate
read_draft(const struct fact_finder *f, const struct draft *d)
{
	struct fact_certificate c = {
	    .not_before = DATE_NONE, .not_after = DATE_NONE};
	struct str digest = hex_of(f, d, FIELD_DIGEST, 0);

	c.subject = name_of(f, d, FIELD_SUBJECT);
	c.issuer = name_of(f, d, FIELD_ISSUER);
	c.serial = serial_of(f, d);
	c.sha256 = hex_of(f, d, FIELD_SHA256, SHA256_DIGITS);
	c.sha1 = hex_of(f, d, FIELD_SHA1, SHA1_DIGITS);
	c.key_id = hex_of(f, d, FIELD_KEY_ID, 0);
	if (digest.len == SHA256_DIGITS && !c.sha256.len)
		c.sha256 = digest;
	else if (digest.len == SHA1_DIGITS && !c.sha1.len)
		c.sha1 = digest;
	read_validity(f, d, &c);
	return c;
}

/* Ends a draft: a fact when it names a certificate that exists. */
static void
finish(struct fact_finder *f, struct draft *d)
{
	struct fact_certificate c = read_draft(f, d), *kept;
	bool exists = c.sha256.len || c.sha1.len || c.key_id.len ||
		      (c.serial.len >= 8 && c.subject.len) ||
		      (c.subject.len && c.not_before != DATE_NONE &&
			  c.not_after != DATE_NONE);
	static const enum field first[] = {FIELD_SUBJECT, FIELD_SHA256,
	    FIELD_DIGEST, FIELD_SHA1, FIELD_KEY_ID};
	struct fact *fact = NULL;

	for (size_t i = 0; exists && !fact && i < COUNT_OF(first); i++)
		if (d->n[first[i]]) {
			const struct value_piece *p = &d->at[first[i]][0];

			f->block = p->block;
			fact = fact_add(
			    f, FACT_CERTIFICATE, p->start, p->end, c.subject);
		}
	if (fact) {
		kept = arena_new(f->a, struct fact_certificate);
		*kept = c;
		fact->certificate = kept;
		if (!c.subject.len)
			fact->value = c.sha256.len ? c.sha256
				      : c.sha1.len ? c.sha1
						   : c.key_id;
		show(fact, d, FIELD_SHA256);
		show(fact, d, FIELD_DIGEST);
		show(fact, d, FIELD_SHA1);
		show(fact, d, FIELD_KEY_ID);
		show(fact, d, FIELD_SERIAL);
		show(fact, d, FIELD_FROM);
		show(fact, d, FIELD_TO);
		show(fact, d, FIELD_VALIDITY);
	}
	*d = (struct draft){0};
}

static void
note_block(
    const struct fact_finder *f, struct draft *d, enum field field, int block)
{
	note(d, field, block, 0, block_text(f, block).len);
}

/* --- tables --------------------------------------------------------- */

/* Blocks [first, end) of one table. */
struct range {
	int first, end;
};

static int
count_fields(const struct fact_finder *f, struct range r, int row, int col)
{
	const struct block *blocks = f->prose->docs[f->document]->blocks.at;
	unsigned seen = 0;
	int n = 0;

	for (int i = r.first; i < r.end; i++) {
		enum field field;

		if ((row >= 0 && blocks[i].row != row) ||
		    (col >= 0 && blocks[i].col != col))
			continue;
		field = field_of(blocks[i].text);
		if (field && !(seen & 1u << field))
			n++;
		seen |= 1u << field;
	}
	return n;
}

/* One certificate a row: the headings of row `head` tell the fields. */
static void
read_rows(struct fact_finder *f, struct range r, int head)
{
	const struct block *blocks = f->prose->docs[f->document]->blocks.at;
	enum field columns[LIMIT_TABLE_COLUMNS] = {FIELD_NONE};
	struct draft *d = arena_new(f->a, struct draft);
	int row = -1;

	for (int i = r.first; i < r.end; i++) {
		const struct block *b = &blocks[i];

		if (b->col < 0 || b->col >= LIMIT_TABLE_COLUMNS)
			continue;
		if (b->row == head)
			columns[b->col] = field_of(b->text);
		if (b->row <= head)
			continue;
		if (b->row != row)
			finish(f, d);
		row = b->row;
		if (columns[b->col])
			note_block(f, d, columns[b->col], i);
	}
	finish(f, d);
}

/* One field a row: a field that comes again begins the next certificate. */
static void
read_columns(struct fact_finder *f, struct range r)
{
	const struct block *blocks = f->prose->docs[f->document]->blocks.at;
	struct draft *d = arena_new(f->a, struct draft);
	enum field field = FIELD_NONE;

	for (int i = r.first; i < r.end; i++) {
		const struct block *b = &blocks[i];

		if (b->col == 0) {
			field = field_of(b->text);
			if (field && d->n[field])
				finish(f, d);
		} else if (b->col == 1 && field) {
			note_block(f, d, field, i);
		}
	}
	finish(f, d);
}

static void
read_table(struct fact_finder *f, struct range r)
{
	int head = count_fields(f, r, 0, -1) >= 2 ? 0 : 1;

	if (count_fields(f, r, head, -1) >= 2)
		read_rows(f, r, head);
	else if (count_fields(f, r, -1, 0) >= 3)
		read_columns(f, r);
}

/* --- lines ---------------------------------------------------------- */

/* "SHA-256 fingerprint: AB:CD:...": the label and where the value begins. */
static enum field
line_field(struct str line, size_t *value)
{
	size_t colon = str_find_char(str_sub(line, 0, 60), ':', 0);

	if (colon == SIZE_MAX)
		return FIELD_NONE;
	*value = colon + 1;
	while (*value < line.len && char_is_space(line.at[*value]))
		++*value;
	return *value < line.len ? field_of(str_sub(line, 0, colon))
				 : FIELD_NONE;
}

static void
read_lines(struct fact_finder *f, struct draft *d, int block)
{
	struct str text = block_text(f, block);
	size_t start, end = 0, value = 0;

	while (line_next(text, &start, &end)) {
		enum field field =
		    line_field(str_sub(text, start, end), &value);

		if (!field)
			continue;
		if (d->n[field])
			finish(f, d);
		note(d, field, block, start + value, end);
	}
}

static int
table_of(const struct fact_finder *f, int block)
{
	return f->prose->docs[f->document]->blocks.at[block].table;
}

void
fact_certificates(struct fact_finder *f)
{
	const struct doc *doc = f->prose->docs[f->document];
	struct draft *d = arena_new(f->a, struct draft);
	int n = (int)doc->blocks.len;

	for (int i = 0; i < n; i++) {
		const struct block *b = &doc->blocks.at[i];

		if (b->role != ROLE_BODY || b->kind == BLOCK_HEADING) {
			finish(f, d);
		} else if (b->table >= 0) {
			struct range r = {i, i + 1};

			finish(f, d);
			while (r.end < n && table_of(f, r.end) == b->table)
				r.end++;
			read_table(f, r);
			i = r.end - 1;
		} else {
			read_lines(f, d, i);
		}
	}
	finish(f, d);
}
