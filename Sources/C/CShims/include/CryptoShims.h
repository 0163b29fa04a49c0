// What libsodium has not: SHA-1 for one-time codes, and the signatures of passkeys. OpenSSL's own headers stay behind this one.
#ifndef TWINHALL_CRYPTO_SHIMS_H
#define TWINHALL_CRYPTO_SHIMS_H
#include <stddef.h>

// HMAC-SHA-1 (RFC 2104) into 20 bytes. Returns 1, or 0 when OpenSSL refuses.
int twinhall_hmac_sha1(const unsigned char *key, size_t key_size, const unsigned char *text, size_t text_size, unsigned char *output);

// SHA-1 into 20 bytes, only to look something up in a list that is made with it. Returns 1, or 0 when OpenSSL refuses.
int twinhall_sha1(const unsigned char *text, size_t text_size, unsigned char *output);

// SHA-256 into 32 bytes. Returns 1, or 0 when OpenSSL refuses.
int twinhall_sha256(const unsigned char *text, size_t text_size, unsigned char *output);

// Whether a SubjectPublicKeyInfo (RFC 5280) of DER bytes is a whole and usable key: a point on its curve, RSA of 2,048 to 8,192 bits.
int twinhall_public_key_is_sound(const unsigned char *key, size_t key_size);

// Whether the signature over the text was made with the key: ECDSA and RSA (PKCS #1 v1.5) with SHA-256, Ed25519 over the text itself.
int twinhall_signature_holds(
  const unsigned char *key, size_t key_size, const unsigned char *text, size_t text_size, const unsigned char *signature,
  size_t signature_size);
#endif
