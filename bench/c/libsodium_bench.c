/*
 * libsodium called from C: the limit our agent is measured against.
 *
 *   libsodium_bench evaluate|tag SECONDS THREADS
 *
 * "evaluate" multiplies ristretto255 elements by one scalar. "tag" does all of RFC 9497's Evaluate for a 20-byte input:
 * hash to group, multiply, hash. Prints the operations a second of all threads together, counted in processor time: what
 * other programs take from the machine meanwhile does not count.
 */
#include <pthread.h>
#include <sodium.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCH = 1024, INPUT_BYTES = 20 };

static const unsigned char CONTEXT[] = {'O', 'P', 'R', 'F', 'V', '1', '-', 1, '-', 'r', 'i', 's', 't', 'r', 'e', 't',
                                        't', 'o', '2', '5', '5', '-', 'S', 'H', 'A', '5', '1', '2'};

typedef struct {
    int tag;
    double seconds;
    double rate;
} task;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* expand_message_xmd (RFC 9380) to 64 bytes, domain "HashToGroup-" and the context. */
static void expand(unsigned char out[64], const unsigned char *input, size_t length) {
    static const unsigned char zeros[128];
    unsigned char domain[12 + sizeof CONTEXT + 1];
    unsigned char first[64];
    const unsigned char lengths[3] = {0, 64, 0};
    const unsigned char one = 1;
    crypto_hash_sha512_state state;
    memcpy(domain, "HashToGroup-", 12);
    memcpy(domain + 12, CONTEXT, sizeof CONTEXT);
    domain[sizeof domain - 1] = sizeof domain - 1;
    crypto_hash_sha512_init(&state);
    crypto_hash_sha512_update(&state, zeros, sizeof zeros);
    crypto_hash_sha512_update(&state, input, length);
    crypto_hash_sha512_update(&state, lengths, sizeof lengths);
    crypto_hash_sha512_update(&state, domain, sizeof domain);
    crypto_hash_sha512_final(&state, first);
    crypto_hash_sha512_init(&state);
    crypto_hash_sha512_update(&state, first, sizeof first);
    crypto_hash_sha512_update(&state, &one, 1);
    crypto_hash_sha512_update(&state, domain, sizeof domain);
    crypto_hash_sha512_final(&state, out);
}

static void tag(unsigned char out[64], const unsigned char *key, const unsigned char *input, size_t length) {
    unsigned char uniform[64];
    unsigned char element[32];
    const unsigned char input_length[2] = {(unsigned char)(length >> 8), (unsigned char)length};
    const unsigned char element_length[2] = {0, 32};
    crypto_hash_sha512_state state;
    expand(uniform, input, length);
    crypto_core_ristretto255_from_hash(element, uniform);
    if (crypto_scalarmult_ristretto255(element, key, element) != 0) abort();
    crypto_hash_sha512_init(&state);
    crypto_hash_sha512_update(&state, input_length, 2);
    crypto_hash_sha512_update(&state, input, length);
    crypto_hash_sha512_update(&state, element_length, 2);
    crypto_hash_sha512_update(&state, element, sizeof element);
    crypto_hash_sha512_update(&state, (const unsigned char *)"Finalize", 8);
    crypto_hash_sha512_final(&state, out);
}

static void *measure(void *argument) {
    task *t = argument;
    static _Thread_local unsigned char elements[BATCH][32];
    static _Thread_local unsigned char products[BATCH][64];
    unsigned char key[32];
    uint64_t done = 0;
    double start, elapsed;
    crypto_core_ristretto255_scalar_random(key);
    for (int i = 0; i < BATCH; i++) crypto_core_ristretto255_random(elements[i]);
    start = now();
    do {
        for (int i = 0; i < BATCH; i++) {
            if (t->tag) {
                tag(products[i], key, elements[i], INPUT_BYTES);
            } else if (crypto_scalarmult_ristretto255(products[i], key, elements[i]) != 0) {
                abort();
            }
        }
        done += BATCH;
        elapsed = now() - start;
    } while (elapsed < t->seconds);
    t->rate = (double)done / elapsed;
    return NULL;
}

/* The vector of RFC 9497, A.1.2: what is measured is what it says it is. */
static void check_vector(void) {
    static const char key_hex[] = "e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909";
    static const char output_hex[] = "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7d";
    unsigned char key[32], output[64], expected[32];
    const unsigned char input = 0;
    sodium_hex2bin(key, sizeof key, key_hex, 64, NULL, NULL, NULL);
    sodium_hex2bin(expected, sizeof expected, output_hex, 64, NULL, NULL, NULL);
    tag(output, key, &input, 1);
    if (memcmp(output, expected, sizeof expected) != 0) {
        fprintf(stderr, "the C tag is not RFC 9497's\n");
        exit(1);
    }
}

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "version") == 0) {
        puts(sodium_version_string());
        return 0;
    }
    if (argc != 4 || sodium_init() < 0) {
        fprintf(stderr, "usage: libsodium_bench version | evaluate|tag SECONDS THREADS\n");
        return 2;
    }
    check_vector();
    int threads = atoi(argv[3]);
    pthread_t handles[64];
    task tasks[64];
    double total = 0;
    if (threads < 1 || threads > 64) return 2;
    for (int i = 0; i < threads; i++) {
        tasks[i] = (task){strcmp(argv[1], "tag") == 0, atof(argv[2]), 0};
        if (pthread_create(&handles[i], NULL, measure, &tasks[i]) != 0) return 1;
    }
    for (int i = 0; i < threads; i++) {
        pthread_join(handles[i], NULL);
        total += tasks[i].rate;
    }
    printf("%.1f\n", total);
    return 0;
}
