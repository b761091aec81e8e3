/* zip_make.h - zip archives made by hand, so that a test can make bad ones.
 * Members are stored unless they come deflated already. */
#ifndef TEST_ZIP_MAKE_H
#define TEST_ZIP_MAKE_H

#include "base/buf.h"

struct zip_make {
	struct buf out, directory;
	unsigned count;
};

/* What to get wrong. */
enum zip_fault {
	ZIP_SOUND = 0,
	ZIP_BAD_CRC = 1 << 0,
	ZIP_ENCRYPTED = 1 << 1,
	ZIP_DEFLATED = 1 << 2 /* the bytes are a deflate stream */
};

static inline void
put_number(struct buf *b, unsigned long value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_add_char(b, (char)(value >> (8 * i) & 0xFF));
}

static inline uint32_t
crc_of(struct str s)
{
	uint32_t crc = 0xFFFFFFFFu;

	for (size_t i = 0; i < s.len; i++) {
		crc ^= (unsigned char)s.at[i];
		for (int k = 0; k < 8; k++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
	}
	return ~crc;
}

/* The fields that a local header and a directory entry share. */
static inline void
put_common(struct buf *b, struct str name, struct str bytes, unsigned fault)
{
	uint32_t crc = crc_of(bytes) ^ (fault & ZIP_BAD_CRC ? 1 : 0);
	unsigned long size =
	    fault & ZIP_DEFLATED ? 0x7FFFFFFFul : (unsigned long)bytes.len;

	put_number(b, 20, 2);
	put_number(b, fault & ZIP_ENCRYPTED ? 1 : 0, 2);
	put_number(b, fault & ZIP_DEFLATED ? 8 : 0, 2);
	put_number(b, 0x00210000, 4); /* 1980-01-01 */
	put_number(b, crc, 4);
	put_number(b, bytes.len, 4);
	put_number(b, size, 4);
	put_number(b, name.len, 2);
	put_number(b, 0, 2);
}

static inline void
zip_make_add(
    struct zip_make *z, const char *member, struct str bytes, unsigned fault)
{
	struct str name = str_of(member);
	size_t offset = z->out.len;

	buf_add(&z->out, STR("PK\003\004"));
	put_common(&z->out, name, bytes, fault);
	buf_add(&z->out, name);
	buf_add(&z->out, bytes);
	buf_add(&z->directory, STR("PK\001\002"));
	put_number(&z->directory, 20, 2);
	put_common(&z->directory, name, bytes, fault);
	put_number(&z->directory, 0, 2); /* comment */
	put_number(&z->directory, 0, 2); /* disk */
	put_number(&z->directory, 0, 2);
	put_number(&z->directory, 0, 4);
	put_number(&z->directory, offset, 4);
	buf_add(&z->directory, name);
	z->count++;
}

/* The whole archive; good until zip_make_free. */
static inline struct str
zip_make_end(struct zip_make *z)
{
	size_t offset = z->out.len;

	buf_add(&z->out, buf_str(&z->directory));
	buf_add(&z->out, STR("PK\005\006"));
	put_number(&z->out, 0, 4);
	put_number(&z->out, z->count, 2);
	put_number(&z->out, z->count, 2);
	put_number(&z->out, z->directory.len, 4);
	put_number(&z->out, offset, 4);
	put_number(&z->out, 0, 2);
	return buf_str(&z->out);
}

static inline void
zip_make_free(struct zip_make *z)
{
	buf_free(&z->out);
	buf_free(&z->directory);
	z->count = 0;
}

/* Appends `n` bits, lowest first. */
static inline void
put_bits(struct buf *b, unsigned *held, int *n_held, unsigned bits, int n)
{
	for (int i = 0; i < n; i++) {
		*held |= (bits >> i & 1u) << *n_held;
		if (++*n_held == 8) {
			buf_add_char(b, (char)*held);
			*held = 0;
			*n_held = 0;
		}
	}
}

/* A deflate stream of one 'a' and then `runs` times 258 more: thirteen bits a
 * run in the fixed code (length 258 is 11000101, distance 1 is 00000). */
static inline void
put_bomb(struct buf *b, size_t runs)
{
	unsigned held = 0;
	int n = 0;

	put_bits(b, &held, &n, 1, 1); /* last block */
	put_bits(b, &held, &n, 1, 2); /* fixed codes */
	put_bits(b, &held, &n, 0x89, 8); /* 'a': 0x30 + 'a', bits reversed */
	for (size_t i = 0; i < runs; i++) {
		put_bits(b, &held, &n, 0xA3, 8); /* 11000101 reversed */
		put_bits(b, &held, &n, 0, 5);
	}
	put_bits(b, &held, &n, 0, 7); /* end of block */
	put_bits(b, &held, &n, 0, 7);
}

#endif
