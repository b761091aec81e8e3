#include "read/pdf_mend.h"

#include "base/utf8.h"

static void
say(struct pdf_mend *m, struct str s)
{
	if (m->end + s.len > sizeof(m->waiting))
		return;
	(void)memcpy(m->waiting + m->end, s.at, s.len);
	m->end += s.len;
}

static void
say_close(struct pdf_mend *m, char letter)
{
	const char tag[] = {'<', '/', letter, '>'};

	say(m, (struct str){tag, sizeof(tag)});
}

static bool
is_open(const struct pdf_mend *m, char letter)
{
	for (int i = 0; i < m->depth; i++)
		if (m->open[i] == letter)
			return true;
	return false;
}

static void
close_all(struct pdf_mend *m)
{
	while (m->depth > 0)
		say_close(m, m->open[--m->depth]);
}

/* The letter of <b>, <i>, <a ...>, </b> ...; 0 for any other tag. */
static char
inline_letter(struct str tag, bool *closes)
{
	size_t at = 1;
	char c, next;

	*closes = tag.len > 1 && tag.at[1] == '/';
	at += *closes;
	if (at + 1 >= tag.len)
		return 0;
	c = tag.at[at];
	next = tag.at[at + 1];
	if ((c == 'b' || c == 'i' || c == 'a') &&
	    (next == '>' || char_is_space(next)))
		return c;
	return 0;
}

/* An inline tag that may be passed on as it is: true.  A closing tag closes
 * what was opened inside it first, and is dropped when nothing is open; a
 * tag that is open already is dropped with its closing one. */
static bool
take_inline(struct pdf_mend *m, char letter, bool closes, bool *drop)
{
	*drop = false;
	if (!closes) {
		*drop = m->depth == PDF_MEND_DEPTH || is_open(m, letter);
		if (!*drop)
			m->open[m->depth++] = letter;
		return !*drop;
	}
	*drop = true;
	if (!is_open(m, letter))
		return false;
	while (m->open[m->depth - 1] != letter)
		say_close(m, m->open[--m->depth]);
	say_close(m, m->open[--m->depth]);
	return false;
}

/* At "<": gives how many bytes may be copied, 0 when the tag was answered for
 * otherwise. */
static size_t
take_tag(struct pdf_mend *m)
{
	struct str rest = str_sub(m->bytes, m->at, m->bytes.len);
	bool closes, drop;
	char letter = inline_letter(rest, &closes);
	size_t end;

	if (!letter) {
		if (str_starts(rest, STR("</text>")) && m->depth > 0) {
			close_all(m);
			return 0;
		}
		return 1;
	}
	if (take_inline(m, letter, closes, &drop))
		return 1;
	end = str_find_char(m->bytes, '>', m->at);
	if (drop)
		m->at = end == SIZE_MAX ? m->bytes.len : end + 1;
	return 0;
}

/* One character beyond ASCII; gives its bytes, 0 when it was replaced. */
static size_t
take_wide(struct pdf_mend *m)
{
	size_t next = m->at;
	uint32_t code = utf8_next(m->bytes, &next);

	if (code != UTF8_BAD && code != 0xFFFE && code != 0xFFFF)
		return next - m->at;
	m->at = next;
	say(m, STR("\xEF\xBF\xBD"));
	return 0;
}

static size_t
drain(struct pdf_mend *m, char *to, size_t size)
{
	size_t n = m->end - m->first;

	n = n < size ? n : size;
	(void)memcpy(to, m->waiting + m->first, n);
	m->first += n;
	if (m->first == m->end)
		m->first = m->end = 0;
	return n;
}

static long
mend_read(void *self, char *to, size_t size, struct err *err)
{
	struct pdf_mend *m = self;
	size_t len = 0;

	(void)err;
	while (len < size) {
		unsigned char c;
		size_t n = 1;

		if (m->end > 0) {
			len += drain(m, to + len, size - len);
			continue;
		}
		if (m->at >= m->bytes.len)
			break;
		c = (unsigned char)m->bytes.at[m->at];
		if (c == '<')
			n = take_tag(m);
		else if (c >= 0x80)
			n = take_wide(m);
		if (n == 0)
			continue;
		if (n > size - len)
			break;
		if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
			to[len++] = ' ';
			m->at++;
			continue;
		}
		(void)memcpy(to + len, m->bytes.at + m->at, n);
		len += n;
		m->at += n;
	}
	return (long)len;
}

struct xml_source
pdf_mend_source(struct pdf_mend *m, struct str bytes)
{
	*m = (struct pdf_mend){.bytes = bytes};
	return (struct xml_source){.self = m, .read = mend_read};
}
