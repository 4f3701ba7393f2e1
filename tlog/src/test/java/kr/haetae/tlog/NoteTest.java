package kr.haetae.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys and notes against the vectors of golang.org/x/mod/sumdb/note (note_test.go, BSD-3-Clause, The Go Authors). */
class NoteTest {
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private static final String PETER_TYPED_SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String PETER_LINE = "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN"
            + "1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String ENOCH_LINE = "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF"
            + "1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    @Test
    void aKeyReadsBackAsItsText() {
        assertThat(NoteKey.parse(PETER).text()).isEqualTo(PETER);
        assertThat(NoteKey.parse(PETER).id()).isEqualTo(0xc74f20a3);
        assertThat(NoteKey.parse(PETER)).isEqualTo(NoteKey.parse(PETER)).isNotEqualTo(NoteKey.parse(ENOCH));
    }

    @Test
    void everyCutAndEveryChangedCharacterOfAKeyIsRefused() {
        for (int from = 0; from <= PETER.length(); from++) {
            for (int to = from + 1; to <= PETER.length(); to++) {
                if (to - from < PETER.length()) {
                    assertNoKey(PETER.substring(from, to));
                }
            }
        }
        for (int at = 0; at < PETER.length(); at++) {
            char[] changed = PETER.toCharArray();
            changed[at]++;
            assertNoKey(new String(changed));
        }
        assertNoKey("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==");
        assertNoKey("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @Test
    void signingGivesThePublishedNote() {
        byte[] typed = Base64Text.decode(PETER_TYPED_SEED);
        NoteSigner signer = NoteSigner.ofSeed(Arrays.copyOfRange(typed, 1, 33), NoteKey.parse(PETER));
        SignedNote note = new SignedNote(TEXT, List.of(signer.sign(TEXT)));
        assertThat(note.encode()).isEqualTo(TEXT + "\n" + PETER_LINE);
        assertThat(NoteSigner.of(signer.exportSecret(), signer.key()).sign(TEXT))
                .isEqualTo(note.signatures().get(0));
        assertThatThrownBy(() -> NoteSigner.of(signer.exportSecret(), NoteKey.parse(ENOCH)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNoteIsSignedByWhomItSaysAndKeepsSignaturesOfStrangers() {
        SignedNote note = SignedNote.parse(TEXT + "\n" + PETER_LINE + ENOCH_LINE);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.isSignedBy(NoteKey.parse(PETER))).isTrue();
        assertThat(note.isSignedBy(NoteKey.parse(ENOCH))).isTrue();
        assertThat(note.encode()).isEqualTo(TEXT + "\n" + PETER_LINE + ENOCH_LINE);
        assertThat(SignedNote.parse(TEXT + "\n" + ENOCH_LINE).isSignedBy(NoteKey.parse(PETER)))
                .isFalse();
    }

    @Test
    void aWrongSignatureUnderAKnownKeySpoilsTheNote() {
        String wrong = PETER_LINE.replace("1FFYC2", "1FFYC3");
        SignedNote note = SignedNote.parse(TEXT + "\n" + PETER_LINE + wrong);
        assertThat(note.isSignedBy(NoteKey.parse(PETER))).isFalse();
        assertThat(note.claimsSignatureOf(NoteKey.parse(PETER))).isTrue();
        assertThat(SignedNote.parse(TEXT.replace('d', 'D') + "\n" + PETER_LINE).isSignedBy(NoteKey.parse(PETER)))
                .isFalse();
    }

    @Test
    void whatIsNoNoteIsRefused() {
        List<String> malformed = List.of(
                "",
                TEXT,
                TEXT + "\n",
                TEXT + "\n" + PETER_LINE.substring(0, PETER_LINE.length() - 1),
                "\u0001" + TEXT + "\n" + PETER_LINE,
                "\ud800" + TEXT + "\n" + PETER_LINE,
                TEXT + "\n" + PETER_LINE.replace("PeterNeumann", "Bad Name"),
                TEXT + "\n" + PETER_LINE.replace("PeterNeumann", "Bad+Name"),
                TEXT + "\n" + PETER_LINE + "Unexpected line.\n",
                TEXT + "\n" + PETER_LINE.replace("AM=", "AN="),
                TEXT + "\n" + PETER_LINE.repeat(101),
                TEXT + "\n\u2014 PeterNeumann x08gow==\n");
        for (String text : malformed) {
            assertThatThrownBy(() -> SignedNote.parse(text))
                    .as(text)
                    .isInstanceOf(MalformedNoteException.class)
                    .hasMessageNotContaining("problem");
        }
    }

    private static void assertNoKey(String text) {
        assertThatThrownBy(() -> NoteKey.parse(text)).as(text).isInstanceOf(MalformedNoteException.class);
    }
}
