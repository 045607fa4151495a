package impound.sandbox.ec2;

import impound.sandbox.http.AwsError;

/** What EC2 says when it refuses, with its own codes and words: callers decide by them. */
final class Refusal {
    private Refusal() {}

    static AwsError of(String code, String message, Object... facts) {
        return new AwsError(code, message.formatted(facts), 400);
    }

    static AwsError noSnapshot(String id) {
        return isId(id, "snap")
                ? of("InvalidSnapshot.NotFound", "The snapshot '%s' does not exist.", id)
                : of("InvalidSnapshotID.Malformed", "Invalid id: \"%s\"", id);
    }

    static AwsError noVolume(String id) {
        return isId(id, "vol")
                ? of("InvalidVolume.NotFound", "The volume '%s' does not exist.", id)
                : of("InvalidVolumeID.Malformed", "Invalid id: \"%s\"", id);
    }

    static AwsError noInstance(String id) {
        return isId(id, "i")
                ? of("InvalidInstanceID.NotFound", "The instance ID '%s' does not exist", id)
                : of("InvalidInstanceID.Malformed", "Invalid id: \"%s\"", id);
    }

    private static boolean isId(String text, String prefix) {
        return text.matches(prefix + "-([0-9a-f]{8}|[0-9a-f]{17})");
    }

    static AwsError missing(String parameter) {
        return of("MissingParameter", "The request must contain the parameter %s", parameter);
    }

    static AwsError value(String parameter, String value, String why) {
        return of("InvalidParameterValue", "Value (%s) for parameter %s is invalid. %s", value, parameter, why);
    }

    static AwsError notAllowed(String what) {
        return new AwsError("UnauthorizedOperation", "You are not authorized to perform this operation. " + what, 403);
    }
}
