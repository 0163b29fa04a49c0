#include "CryptoShims.h"
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/x509.h>

int twinhall_hmac_sha1(const unsigned char *key, size_t key_size, const unsigned char *text, size_t text_size, unsigned char *output) {
  unsigned int size = 20;
  return HMAC(EVP_sha1(), key, (int)key_size, text, text_size, output, &size) != NULL && size == 20;
}

int twinhall_sha1(const unsigned char *text, size_t text_size, unsigned char *output) {
  return EVP_Digest(text, text_size, output, NULL, EVP_sha1(), NULL) == 1;
}

int twinhall_sha256(const unsigned char *text, size_t text_size, unsigned char *output) {
  return EVP_Digest(text, text_size, output, NULL, EVP_sha256(), NULL) == 1;
}

// The key, or NULL when bytes are left over or it is of a kind that passkeys do not use here.
static EVP_PKEY *read_key(const unsigned char *bytes, size_t size) {
  const unsigned char *end = bytes;
  EVP_PKEY *key = d2i_PUBKEY(NULL, &end, (long)size);
  if (key == NULL) return NULL;
  int kind = EVP_PKEY_get_base_id(key);
  int bits = EVP_PKEY_get_bits(key);
  int is_known = kind == EVP_PKEY_EC || kind == EVP_PKEY_ED25519 || (kind == EVP_PKEY_RSA && bits >= 2048 && bits <= 8192);
  if (end == bytes + size && is_known) return key;
  EVP_PKEY_free(key);
  return NULL;
}

int twinhall_public_key_is_sound(const unsigned char *key, size_t key_size) {
  EVP_PKEY *read = read_key(key, key_size);
  EVP_PKEY_CTX *context = read == NULL ? NULL : EVP_PKEY_CTX_new(read, NULL);
  int is_sound = context != NULL && EVP_PKEY_public_check(context) == 1;
  EVP_PKEY_CTX_free(context);
  EVP_PKEY_free(read);
  ERR_clear_error();
  return is_sound;
}

int twinhall_signature_holds(
  const unsigned char *key, size_t key_size, const unsigned char *text, size_t text_size, const unsigned char *signature,
  size_t signature_size) {
  EVP_PKEY *read = read_key(key, key_size);
  EVP_MD_CTX *context = read == NULL ? NULL : EVP_MD_CTX_new();
  int holds = 0;
  if (context != NULL) {
    const EVP_MD *digest = EVP_PKEY_get_base_id(read) == EVP_PKEY_ED25519 ? NULL : EVP_sha256();
    holds = EVP_DigestVerifyInit(context, NULL, digest, NULL, read) == 1
      && EVP_DigestVerify(context, signature, signature_size, text, text_size) == 1;
  }
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(read);
  ERR_clear_error();
  return holds;
}
