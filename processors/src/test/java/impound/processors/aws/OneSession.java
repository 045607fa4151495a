package impound.processors.aws;

import impound.processors.gateway.Scope;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** The same session for every call. */
final class OneSession implements Sessions {
    private static final Session ONE =
            new Session(AnonymousCredentialsProvider.create(), "arn:aws:sts::111122223333:assumed-role/x/y", () -> {});

    @Override
    public Session changing(Scope scope) {
        return ONE;
    }

    @Override
    public Session looking(Scope scope) {
        return ONE;
    }
}
