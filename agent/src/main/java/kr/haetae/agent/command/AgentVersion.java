package kr.haetae.agent.command;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class AgentVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = AgentVersion.class.getPackage().getImplementationVersion();
        return new String[] {"haetae agent " + (version == null ? "(unpackaged)" : version)};
    }
}
