package kr.haetae.address;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import kr.haetae.address.encoding.Base32;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Base58Check;
import kr.haetae.address.encoding.Bech32;
import kr.haetae.address.encoding.Bech32.Variant;
import kr.haetae.address.encoding.BitGroups;
import kr.haetae.address.encoding.CashAddr;
import kr.haetae.address.encoding.Crc16;
import kr.haetae.address.encoding.Digests;
import kr.haetae.address.encoding.Hex;

/** Makes addresses of random bytes in every form a chain has, by the encodings alone and not by the codecs. */
public final class GeneratedAddresses {
    private final Map<String, Function<Random, String>> forms = new LinkedHashMap<>();
    private final AddressReader reader = AddressReader.standard();

    public GeneratedAddresses() {
        bitcoinFamily();
        accounts();
        bech32Accounts();
        others();
    }

    /** Every form by its name, {@code chain} or {@code chain/kind}. */
    public Map<String, Function<Random, String>> forms() {
        return forms;
    }

    public static String chainOf(String form) {
        return form.replaceAll("/.*", "");
    }

    private void bitcoinFamily() {
        forms.put("bitcoin/p2pkh", random -> base58Check(random, 20, 0));
        forms.put("bitcoin/p2sh", random -> base58Check(random, 20, 5));
        forms.put("bitcoin/p2wpkh", random -> segwit(random, "bc", 0, 20));
        forms.put("bitcoin/p2wsh", random -> segwit(random, "bc", 0, 32));
        forms.put("bitcoin/p2tr", random -> segwit(random, "bc", 1, 32));
        forms.put("litecoin/p2pkh", random -> base58Check(random, 20, 48));
        forms.put("litecoin/p2sh", random -> base58Check(random, 20, 50));
        forms.put("litecoin/p2wpkh", random -> segwit(random, "ltc", 0, 20));
        forms.put("dogecoin/p2pkh", random -> base58Check(random, 20, 30));
        forms.put("dogecoin/p2sh", random -> base58Check(random, 20, 22));
        forms.put("dash/p2pkh", random -> base58Check(random, 20, 76));
        forms.put("dash/p2sh", random -> base58Check(random, 20, 16));
        forms.put("zcash/p2pkh", random -> base58Check(random, 20, 0x1c, 0xb8));
        forms.put("zcash/p2sh", random -> base58Check(random, 20, 0x1c, 0xbd));
        forms.put("bitcoin-cash/p2pkh", random -> CashAddr.encode("bitcoincash", bytes(random, 20, 0)));
        forms.put("bitcoin-cash/p2sh", random -> CashAddr.encode("bitcoincash", bytes(random, 20, 8)));
        forms.put("bitcoin-cash/legacy", random -> base58Check(random, 20, 0));
    }

    private void accounts() {
        for (Chain chain : reader.chains()) {
            if (chain.namespace().equals("eip155")) {
                forms.put(chain.name() + "/lower", random -> "0x" + Hex.encode(bytes(random, 20)));
                forms.put(chain.name() + "/eip55", random -> eip55(chain, bytes(random, 20)));
            }
        }
        forms.put("tron", random -> base58Check(random, 20, 0x41));
        forms.put("solana", random -> Base58.BITCOIN.encode(bytes(random, 32)));
        forms.put("xrp", random -> Base58Check.encode(Base58.RIPPLE, bytes(random, 20, 0)));
        forms.put("stellar", GeneratedAddresses::stellar);
        forms.put("tezos/tz1", random -> base58Check(random, 20, 6, 161, 159));
        forms.put("tezos/tz2", random -> base58Check(random, 20, 6, 161, 161));
        forms.put("tezos/tz3", random -> base58Check(random, 20, 6, 161, 164));
        forms.put("tezos/tz4", random -> base58Check(random, 20, 6, 161, 166));
        forms.put("tezos/kt1", random -> base58Check(random, 20, 2, 90, 121));
        forms.put("near/implicit", random -> Hex.encode(bytes(random, 32)));
        forms.put("near/name", random -> name(random, 20) + ".near");
        forms.put("eos", random -> name(random, 12));
    }

    private void bech32Accounts() {
        for (Chain chain : reader.chains()) {
            if (chain.namespace().startsWith("bech32:")) {
                String prefix = chain.namespace().substring("bech32:".length());
                forms.put(chain.name(), random -> bech32(prefix, bytes(random, 20)));
            }
        }
        forms.put("cosmos/contract", random -> bech32("cosmos", bytes(random, 32)));
        forms.put("cardano/base", random -> bech32("addr", bytes(random, 56, 0x01)));
        forms.put("cardano/enterprise", random -> bech32("addr", bytes(random, 28, 0x61)));
        forms.put("cardano/stake", random -> bech32("stake", bytes(random, 28, 0xe1)));
    }

    private void others() {
        forms.put("polkadot", random -> ss58(random, 0));
        forms.put("polkadot/generic", random -> ss58(random, 42));
        forms.put("kusama", random -> ss58(random, 2));
        forms.put("algorand", GeneratedAddresses::algorand);
        forms.put("filecoin/f1", random -> filecoin(random, 1, 20));
        forms.put("filecoin/f2", random -> filecoin(random, 2, 20));
        forms.put("filecoin/f3", random -> filecoin(random, 3, 48));
        forms.put("ton/bounceable", random -> ton(random, 0x11, 0));
        forms.put("ton/non-bounceable", random -> ton(random, 0x51, 0));
        forms.put("ton/masterchain", random -> ton(random, 0x51, 0xff));
        forms.put("ton/raw", random -> "0:" + Hex.encode(bytes(random, 32)));
        forms.put("monero/standard", random -> monero(random, 18));
        forms.put("monero/subaddress", random -> monero(random, 42));
    }

    private static byte[] bytes(Random random, int count, int... head) {
        byte[] bytes = new byte[head.length + count];
        random.nextBytes(bytes);
        for (int i = 0; i < head.length; i++) {
            bytes[i] = (byte) head[i];
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second, int from, int to) {
        byte[] both = Arrays.copyOf(first, first.length + to - from);
        System.arraycopy(second, from, both, first.length, to - from);
        return both;
    }

    private static String base58Check(Random random, int count, int... version) {
        return Base58Check.encode(Base58.BITCOIN, bytes(random, count, version));
    }

    private static String bech32(String prefix, byte[] bytes) {
        return Bech32.encode(prefix, BitGroups.toFives(bytes), Variant.BECH32);
    }

    private static String segwit(Random random, String prefix, int version, int programBytes) {
        byte[] program = BitGroups.toFives(bytes(random, programBytes));
        byte[] values = joined(new byte[] {(byte) version}, program, 0, program.length);
        return Bech32.encode(prefix, values, version == 0 ? Variant.BECH32 : Variant.BECH32M);
    }

    /** The one form whose spelling only the codec itself knows; its vectors are those of EIP-55. */
    private String eip55(Chain chain, byte[] account) {
        AddressReading reading = reader.read(chain.name(), "0x" + Hex.encode(account), null);
        return ((AddressReading.Valid) reading).addresses().get(0).text();
    }

    private static String stellar(Random random) {
        byte[] body = bytes(random, 32, 6 << 3);
        int crc = Crc16.xmodem(body, body.length);
        byte[] checksum = {(byte) crc, (byte) (crc >>> 8)};
        return Base32.encode(joined(body, checksum, 0, 2));
    }

    private static String name(Random random, int length) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < length; i++) {
            name.append("abcdefghijklmnopqrstuvwxyz12345".charAt(random.nextInt(31)));
        }
        return name.toString();
    }

    private static String ss58(Random random, int prefix) {
        return ss58(prefix, bytes(random, 32));
    }

    /** A Substrate account under a network prefix below 64. */
    static String ss58(int prefix, byte[] account) {
        byte[] body = joined(new byte[] {(byte) prefix}, account, 0, account.length);
        byte[] context = "SS58PRE".getBytes(StandardCharsets.US_ASCII);
        byte[] hash = Digests.blake2b(64, joined(context, body, 0, body.length));
        return Base58.BITCOIN.encode(joined(body, hash, 0, 2));
    }

    private static String algorand(Random random) {
        byte[] key = bytes(random, 32);
        return Base32.encode(joined(key, Digests.sha512Truncated256(key), 28, 32));
    }

    private static String filecoin(Random random, int protocol, int payloadBytes) {
        byte[] body = bytes(random, payloadBytes, protocol);
        byte[] payload = Arrays.copyOfRange(body, 1, body.length);
        return "f" + protocol + Base32.encodeLower(joined(payload, Digests.blake2b(4, body), 0, 4));
    }

    private static String ton(Random random, int kind, int workchain) {
        return ton(kind, workchain, bytes(random, 32));
    }

    /** The user-friendly form of a TON account. */
    static String ton(int kind, int workchain, byte[] account) {
        byte[] body = joined(new byte[] {(byte) kind, (byte) workchain}, account, 0, account.length);
        int crc = Crc16.xmodem(body, body.length);
        byte[] checksum = {(byte) (crc >>> 8), (byte) crc};
        return Base64.getUrlEncoder().encodeToString(joined(body, checksum, 0, 2));
    }

    private static String monero(Random random, int network) {
        return monero(bytes(random, 64, network));
    }

    /** Network byte, keys and perhaps a payment id as Monero writes them. */
    static String monero(byte[] body) {
        byte[] all = joined(body, Digests.keccak256(body), 0, 4);
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < all.length; from += 8) {
            byte[] block = Arrays.copyOfRange(all, from, Math.min(all.length, from + 8));
            text.append(moneroBlock(block, block.length == 8 ? 11 : 7));
        }
        return text.toString();
    }

    /** One block as a number in Base58, filled up with zero digits. */
    private static String moneroBlock(byte[] block, int width) {
        BigInteger number = new BigInteger(1, block);
        char[] digits = new char[width];
        BigInteger base = BigInteger.valueOf(58);
        for (int i = width - 1; i >= 0; i--) {
            digits[i] = Base58.BITCOIN.alphabet().characterOf(number.mod(base).intValue());
            number = number.divide(base);
        }
        return new String(digits);
    }
}
