package kr.haetae.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kr.haetae.address.AddressReading.Invalid;
import kr.haetae.address.AddressReading.Note;
import kr.haetae.address.AddressReading.Valid;
import kr.haetae.address.ChainCodec.Decoded;
import org.jspecify.annotations.Nullable;

/** Brings together the memo given beside an address and the one inside it; both are text and compared exactly. */
final class Memos {
    private Memos() {}

    static AddressReading valid(List<Decoded.Ok> fits, @Nullable String givenMemo, List<Note> notes) {
        List<WalletAddress> addresses = fits.stream().map(Decoded.Ok::address).toList();
        String inside = fits.stream()
                .map(Decoded.Ok::memo)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return merge(new Valid(addresses, givenMemo, notes), inside);
    }

    /** Adds a memo found inside the address or its link. */
    static AddressReading merge(Valid valid, @Nullable String inside) {
        if (inside == null) {
            return valid;
        }
        if (valid.memo() != null && !valid.memo().equals(inside)) {
            String chain = valid.addresses().get(0).chain().name();
            return new Invalid(new AddressError(AddressError.Code.MEMO_CONFLICT, null, chain, null));
        }
        List<Note> notes = new ArrayList<>(valid.notes());
        if (!notes.contains(new Note.MemoFromAddress())) {
            notes.add(new Note.MemoFromAddress());
        }
        return new Valid(valid.addresses(), inside, notes);
    }
}
