package impound.sandbox.sts;

import impound.sandbox.http.Accounts;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Identity;
import impound.sandbox.http.Keys;
import impound.sandbox.http.Service;
import impound.sandbox.http.Xml;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** STS: the only door from one account into another, and it asks the role's trust. */
public final class Sts implements Service {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

    private final Accounts accounts;

    public Sts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "sts";
    }

    @Override
    public void handle(Call call) {
        switch (call.operation()) {
            case "AssumeRole" -> assumeRole(call);
            case "GetCallerIdentity" -> respond(call, xml -> identity(xml, call.identity()));
            default -> throw AwsError.bad("InvalidAction", "the sandbox has no %s", call.operation());
        }
    }

    private void assumeRole(Call call) {
        var form = call.form();
        var roleArn = form.getOrDefault("RoleArn", "");
        call.resource(roleArn);
        var duration = duration(form, call.identity());
        var sessionName = pattern(form, "RoleSessionName", "");
        var source = form.containsKey("SourceIdentity") ? pattern(form, "SourceIdentity", "") : inherited(call);
        var role = accounts.find(roleArn).filter(found -> found.admits(call.identity(), form.get("ExternalId")));
        if (role.isEmpty()) {
            throw AwsError.denied(
                    "User: %s is not authorized to perform: sts:AssumeRole on resource: %s", call.principal(), roleArn);
        }
        var keys = accounts.session(Identity.role(roleArn, sessionName, source), duration);
        respond(call, xml -> assumed(xml, keys));
    }

    /** A source identity stays through role chaining: whoever has one cannot shed it. */
    private static String inherited(Call call) {
        return call.identity().sourceIdentity();
    }

    private static Duration duration(Map<String, String> form, Identity caller) {
        var seconds = Long.parseLong(form.getOrDefault("DurationSeconds", "3600"));
        if (seconds < 900 || seconds > 43200) {
            throw AwsError.bad("ValidationError", "DurationSeconds must be between 900 and 43200: %s", seconds);
        }
        if (caller.roleArn() != null && seconds > 3600) {
            throw AwsError.bad(
                    "ValidationError",
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }
        return Duration.ofSeconds(seconds);
    }

    private static String pattern(Map<String, String> form, String name, String otherwise) {
        var value = form.getOrDefault(name, otherwise);
        if (!SESSION_NAME.matcher(value).matches()) {
            throw AwsError.bad(
                    "ValidationError", "Value '%s' at '%s' failed to satisfy [\\w+=,.@-]{2,64}", value, name);
        }
        return value;
    }

    private static void assumed(Xml xml, Keys keys) {
        var identity = keys.identity();
        xml.inside("Credentials", credentials -> credentials
                .add("AccessKeyId", keys.accessKey())
                .add("SecretAccessKey", keys.secret())
                .add("SessionToken", keys.token())
                .add("Expiration", keys.expires().truncatedTo(ChronoUnit.SECONDS)));
        xml.inside("AssumedRoleUser", user -> user.add("AssumedRoleId", userId(identity))
                .add("Arn", identity.arn()));
        xml.add("SourceIdentity", identity.sourceIdentity());
    }

    private static void identity(Xml xml, Identity identity) {
        xml.add("Arn", identity.arn()).add("UserId", userId(identity)).add("Account", identity.account());
    }

    private static String userId(Identity identity) {
        return identity.roleArn() == null
                ? "AIDA" + id(identity.arn())
                : "AROA" + id(identity.roleArn()) + ":" + identity.sessionName();
    }

    private static String id(String arn) {
        return "SANDBOX%010d".formatted(Integer.toUnsignedLong(arn.hashCode()));
    }

    private static void respond(Call call, Consumer<Xml> result) {
        var xml = Xml.root(call.operation() + "Response", NAMESPACE)
                .inside(call.operation() + "Result", result)
                .inside("ResponseMetadata", metadata -> metadata.add("RequestId", call.requestId()));
        call.respond(200, "text/xml", xml.bytes());
    }
}
