package kr.haetae.hub.machineport;

/** Where agents reach this hub. */
public interface MachinePort {
    /**
     * The TCP port it listens on.
     *
     * @throws IllegalStateException if it does not listen yet
     */
    int port();

    /** Base URL as agents call it, such as {@code https://127.0.0.1:8443}. */
    String url();
}
