package impound.collector;

/** What this collector is and runs on, as it goes into records. */
public record Machine(String instance, String version, String java, String kernel) {

    /** The machine that this process runs on, under this name. */
    public static Machine of(String instance) {
        return new Machine(
                instance,
                programVersion(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    /** The jar's version; classes that were not packed into a jar have none. */
    static String programVersion() {
        String version = Machine.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }
}
