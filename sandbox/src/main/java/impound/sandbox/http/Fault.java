package impound.sandbox.http;

/** How a call goes wrong, and on which side of its effect. */
public sealed interface Fault {

    /** Nothing happens, and the caller is told so. */
    record Before(AwsError error) implements Fault {}

    /** It happens, and the caller is told that it did not. */
    record After(AwsError error) implements Fault {}

    /** It happens, and the connection is cut instead of an answer. */
    record Lost() implements Fault {}
}
