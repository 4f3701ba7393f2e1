package kr.haetae.hub.mailbox;

import kr.haetae.hub.machineport.TestMember;
import org.junit.jupiter.api.BeforeEach;

/** A mailbox test with an exchange of its own each time. */
abstract class OneMemberMailboxTest extends MailboxTestBase {
    protected TestMember member;
    protected AgentCalls agent;

    @BeforeEach
    void oneMoreExchange() {
        member = oneMoreMember();
        agent = agentOf(member);
    }
}
