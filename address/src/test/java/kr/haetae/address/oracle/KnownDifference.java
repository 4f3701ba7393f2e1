package kr.haetae.address.oracle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where an oracle is known to be wrong, or to answer another question than ours. */
enum KnownDifference {
    /** EIP-55 makes mixed case a checksum; wallet-core accepts any case. The strict reading is right. */
    WALLET_CORE_IGNORES_EIP55 {
        @Override
        boolean explains(String oracle, String chain, String text, boolean weSayValid) {
            String digits = text.replaceFirst("^0x", "");
            boolean mixedCase =
                    !digits.equals(digits.toLowerCase(Locale.ROOT)) && !digits.equals(digits.toUpperCase(Locale.ROOT));
            return oracle.equals("wallet-core") && EVM.contains(chain) && !weSayValid && mixedCase;
        }
    },

    /** On EOS wallet-core validates public keys; wallets are held under account names. */
    WALLET_CORE_READS_EOS_KEYS_NOT_NAMES {
        @Override
        boolean explains(String oracle, String chain, String text, boolean weSayValid) {
            return oracle.equals("wallet-core") && chain.equals("eos") && weSayValid;
        }
    },

    /** On NEAR wallet-core knows implicit accounts and keys, not names. */
    WALLET_CORE_LACKS_NEAR_NAMES {
        @Override
        boolean explains(String oracle, String chain, String text, boolean weSayValid) {
            return oracle.equals("wallet-core") && chain.equals("near") && weSayValid && !text.matches("[0-9a-f]{64}");
        }
    },

    /** Tezos' tz4 (BLS keys) came after wallet-core's list of prefixes. */
    WALLET_CORE_LACKS_TZ4 {
        @Override
        boolean explains(String oracle, String chain, String text, boolean weSayValid) {
            return oracle.equals("wallet-core") && chain.equals("tezos") && weSayValid && text.startsWith("tz4");
        }
    },

    /** The generic SS58 prefix 42 is any Substrate chain's; wallet-core wants Polkadot's own. */
    WALLET_CORE_REFUSES_GENERIC_SS58 {
        @Override
        boolean explains(String oracle, String chain, String text, boolean weSayValid) {
            return oracle.equals("wallet-core") && chain.equals("polkadot") && weSayValid && text.startsWith("5");
        }
    },

    /** Multicoin never compares the checksum of a CashAddr; wallet-core, which does, sides with us. */
    MULTICOIN_IGNORES_CASHADDR_CHECKSUM {
        @Override
        boolean explains(String oracle, String chain, String text, boolean weSayValid) {
            return oracle.equals("multicoin") && chain.equals("bitcoin-cash") && !weSayValid && text.length() >= 42;
        }
    },

    /** Multicoin knows Cardano's payment addresses only. */
    MULTICOIN_LACKS_STAKE_ADDRESSES {
        @Override
        boolean explains(String oracle, String chain, String text, boolean weSayValid) {
            return oracle.equals("multicoin") && chain.equals("cardano") && weSayValid && text.startsWith("stake1");
        }
    };

    private static final Set<String> EVM =
            Set.of("ethereum", "bsc", "polygon", "avalanche", "arbitrum", "optimism", "base", "kaia", "filecoin-evm");

    abstract boolean explains(String oracle, String chain, String text, boolean weSayValid);

    static Optional<KnownDifference> of(String oracle, String chain, String text, boolean weSayValid) {
        return Arrays.stream(values())
                .filter(difference -> difference.explains(oracle, chain, text, weSayValid))
                .findFirst();
    }
}
