package impound.routes.command;

import picocli.CommandLine.IVersionProvider;

/** The version of the build, from its jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"impound " + (version == null ? "development build" : version)};
    }
}
