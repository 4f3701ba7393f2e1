package kr.haetae.hub.mailbox;

import kr.haetae.hub.access.IdentityRequests;
import kr.haetae.tlog.NoteKey;
import kr.haetae.tlog.NoteSigner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What other features and the clock on the wall would do. */
@TestConfiguration(proxyBeanMethods = false)
class OutsideTheMailbox {
    @Bean
    @Primary
    MutableClock mutableClock() {
        return new MutableClock();
    }

    /** The feature above keeps it in a file. */
    @Bean
    NoteSigner auditLogSigner() {
        return NoteSigner.generate("mailbox.test/log", NoteKey.Type.LOG);
    }

    @Bean
    TaskContents evaluateContents() {
        return new PlainContents(TaskKind.EVALUATE);
    }

    @Bean
    TaskContents confirmContents() {
        return new PlainContents(TaskKind.CONFIRM);
    }

    /** Nobody binds an identity here. */
    @Bean
    IdentityRequests identityRequests() {
        return (caller, identity) -> {};
    }
}
