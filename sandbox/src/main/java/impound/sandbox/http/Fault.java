package impound.sandbox.http;

/** How a call goes wrong, and on which side of its effect. */
public sealed interface Fault {

    /** Nothing happens, and the caller is told so. */
    record Before(AwsError error) implements Fault {}

    /** It happens, and the caller is told that it did not. */
    record After(AwsError error) implements Fault {}

    /** It happens, and the connection is cut instead of an answer. */
    record Lost() implements Fault {}

    /** Nothing happens but this, such as the caller's sudden end, and nobody gets an answer. */
    record Instead(Runnable event) implements Fault {}

    /** It happens, and then this; nobody gets an answer. */
    record Then(Runnable event) implements Fault {}
}
