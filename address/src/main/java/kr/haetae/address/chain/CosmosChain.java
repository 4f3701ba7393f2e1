package kr.haetae.address.chain;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import kr.haetae.address.Chain;
import kr.haetae.address.encoding.Digests;

/**
 * One chain whose addresses are Bech32 with a prefix of its own.
 *
 * <p>Each is a namespace of its own, named by its prefix: the same bytes under another prefix may be a contract or a
 * module account of somebody else, and a chain id changes with an upgrade where the prefix stays.
 *
 * @param chain its names outside
 * @param prefix the human-readable part of a wallet
 * @param testnetPrefix the human-readable part on its test network; equal to {@code prefix} where no text tells the two
 *     apart
 * @param names more accepted names
 */
record CosmosChain(Chain chain, String prefix, String testnetPrefix, Set<String> names) {

    /**
     * The chains known: name, prefix, prefix on the test network, chain id, badge, further names. Chain ids are those of
     * the cosmos/chain-registry. Terra and Terra Classic share prefix and keys, so they are one chain here.
     */
    private static final String TABLE = """
            cosmos         cosmos      cosmos      cosmoshub-4                ATOM   cosmoshub cosmos-hub 코스모스 코스모스허브
            binance-beacon bnb         tbnb        Binance-Chain-Tigris       BEP2   bnb-beacon binance-chain bnb-beacon-chain 바이낸스비콘
            osmosis        osmo        osmo        osmosis-1                  OSMO   오스모시스
            terra          terra       terra       phoenix-1                  LUNA   cosmos:columbus-5 terra2 terra-classic lunc ustc 테라 루나 테라클래식 루나클래식
            juno           juno        juno        juno-1                     JUNO   주노
            kava           kava        kava        kava_2222-10               KAVA   카바
            injective      inj         inj         injective-1                INJ    인젝티브
            sei            sei         sei         pacific-1                  SEI    세이
            celestia       celestia    celestia    celestia                   TIA    셀레스티아
            thorchain      thor        tthor       thorchain-1                RUNE   cosmos:thorchain-mainnet-v1 토르체인
            mayachain      maya        smaya       mayachain-mainnet-v1       CACAO  maya 마야체인
            cronos-pos     cro         tcro        crypto-org-chain-mainnet-1 CRO    crypto-org crypto-org-chain 크로노스포스
            medibloc       panacea     panacea     panacea-3                  MED    panacea 메디블록
            finschia       link        tlink       finschia-2                 FNSA   핀시아
            xpla           xpla        xpla        dimension_37-1             XPLA   엑스플라
            akash          akash       akash       akashnet-2                 AKT    아카시
            axelar         axelar      axelar      axelar-dojo-1              AXL    액셀라
            dydx           dydx        dydx        dydx-mainnet-1             DYDX   디와이디엑스
            secret         secret      secret      secret-4                   SCRT   secret-network 시크릿
            neutron        neutron     neutron     neutron-1                  NTRN   뉴트론
            noble          noble       noble       noble-1                    NOBLE  노블
            stride         stride      stride      stride-1                   STRD   스트라이드
            stargaze       stars       stars       stargaze-1                 STARS  스타게이즈
            persistence    persistence persistence core-1                     XPRT   퍼시스턴스
            evmos          evmos       evmos       evmos_9001-2               EVMOS  에브모스
            dymension      dym         dym         dymension_1100-1           DYM    디멘션
            saga           saga        saga        ssc-1                      SAGA   사가
            kujira         kujira      kujira      kaiyo-1                    KUJI   쿠지라
            fetch          fetch       fetch       fetchhub-4                 FET    fetchhub 페치
            band           band        band        laozi-mainnet              BAND   밴드프로토콜
            irisnet        iaa         iaa         irishub-1                  IRIS   아이리스넷
            regen          regen       regen       regen-1                    REGEN  리젠
            sentinel       sent        sent        sentinelhub-2              DVPN   센티널
            agoric         agoric      agoric      agoric-3                   BLD    아고릭
            archway        archway     archway     archway-1                  ARCH   아치웨이
            zetachain      zeta        zeta        zetachain_7000-1           ZETA   제타체인
            initia         init        init        interwoven-1               INIT   이니시아
            babylon        bbn         bbn         bbn-1                      BABY   바빌론
            mantra         mantra      mantra      mantra-1                   OM     만트라
            provenance     pb          tp          pio-mainnet-1              HASH   프로버넌스
            coreum         core        testcore    coreum-mainnet-1           COREUM 코리움
            nibiru         nibi        nibi        cataclysm-1                NIBI   니비루
            """;

    static List<CosmosChain> all() {
        return TABLE.lines().map(CosmosChain::parse).toList();
    }

    private static CosmosChain parse(String line) {
        String[] column = line.split(" +");
        String chainId = column[3];
        Chain chain = new Chain(column[0], caip2(chainId), "bech32:" + column[1], column[4]);
        Set<String> names = new HashSet<>(List.of(column).subList(5, column.length));
        names.add("cosmos:" + chainId);
        return new CosmosChain(chain, column[1], column[2], Set.copyOf(names));
    }

    /** The CAIP-2 identifier of a chain id, hashed where the characters do not fit (namespace cosmos, "Hashed References"). */
    private static String caip2(String chainId) {
        if (chainId.matches("[-a-zA-Z0-9]{1,32}")) {
            return "cosmos:" + chainId;
        }
        byte[] hash = Digests.sha256(chainId.getBytes(StandardCharsets.UTF_8));
        return "cosmos:hashed-" + HexFormat.of().formatHex(hash, 0, 8);
    }
}
