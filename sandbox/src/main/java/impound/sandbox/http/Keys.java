package impound.sandbox.http;

import java.time.Instant;

/** What a client needs to sign; the token and the end are null for keys that a person would have. */
public record Keys(String accessKey, String secret, String token, Instant expires, Identity identity) {

    @Override
    public String toString() {
        return "Keys[" + accessKey + " of " + identity.arn() + "]";
    }
}
