package kr.haetae.agent;

import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;

/** What the protocol knows an address by. */
public final class LookupInputs {
    private static final AddressReader READER = AddressReader.standard();

    private LookupInputs() {}

    /** The lookup input of a valid address on a named chain. */
    public static byte[] input(String chain, String address) {
        return ((AddressReading.Valid) READER.read(chain, address, null))
                .addresses()
                .get(0)
                .lookupInput();
    }
}
