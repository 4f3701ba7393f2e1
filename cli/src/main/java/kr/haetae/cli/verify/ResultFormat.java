package kr.haetae.cli.verify;

/** The forms a result comes in; the names are the option's words. */
enum ResultFormat {
    csv,
    json
}
