package kr.haetae.agent.keys;

import java.nio.file.Path;

/** Where everything of one agent lies: one folder, moved and backed up as a whole. */
public record AgentDirectory(Path root) {
    public AgentDirectory {
        root = root.toAbsolutePath().normalize();
    }

    public Path config() {
        return root.resolve("agent.yaml");
    }

    public Path memberCard() {
        return root.resolve("member.json");
    }

    public Path hubCard() {
        return root.resolve("hub-card.json");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path epochs() {
        return root.resolve("epochs");
    }

    public Path log() {
        return root.resolve("log");
    }

    /** The log of epochs made, beside the log of answers. */
    public Path epochLog() {
        return log().resolve("epochs");
    }

    /** What was cosigned of the hub's audit log. */
    public Path witness() {
        return root.resolve("witness");
    }

    public Path state() {
        return root.resolve("state");
    }

    /** A path of the configuration: relative ones start at the agent's folder. */
    public Path resolve(String path) {
        return root.resolve(path);
    }
}
