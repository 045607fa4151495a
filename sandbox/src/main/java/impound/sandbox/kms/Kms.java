package impound.sandbox.kms;

import com.fasterxml.jackson.databind.JsonNode;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Json;
import impound.sandbox.http.Service;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** KMS as far as disks and signatures need it: who may use a key is asked at each call, and signatures are real. */
public final class Kms implements Service {
    private final KeyRing keys;
    private final DataKeys dataKeys = new DataKeys();

    public Kms(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "kms";
    }

    @Override
    public void handle(Call call) throws GeneralSecurityException {
        var request = Json.read(call);
        var answer =
                switch (call.operation()) {
                    case "DescribeKey" -> describe(admit(call, request, Group.READ));
                    case "GetPublicKey" -> KeyAnswers.publicKey(signing(admit(call, request, Group.READ)));
                    case "Verify" -> verify(call, request);
                    case "Sign" -> sign(call, request);
                    case "GenerateDataKeyWithoutPlaintext" -> generate(call, request, false);
                    case "GenerateDataKey" -> generate(call, request, true);
                    case "Encrypt" -> encrypt(call, request);
                    case "Decrypt" -> decrypt(call, request);
                    case "ReEncrypt" -> reEncrypt(call, request);
                    case "CreateGrant" -> grant(call, request);
                    default -> throw AwsError.bad("UnknownOperationException", "no %s here", call.operation());
                };
        Json.respond(call, answer);
    }

    private JsonNode describe(Key key) {
        return KeyAnswers.described(key, keys.regionsOf(key));
    }

    private JsonNode verify(Call call, JsonNode request) throws GeneralSecurityException {
        var key = usable(signing(admit(call, request, Group.READ)));
        checkDryRun(request);
        return Signatures.verify(key, request);
    }

    private JsonNode sign(Call call, JsonNode request) throws GeneralSecurityException {
        var key = usable(signing(admit(call, request, Group.SIGN)));
        checkDryRun(request);
        return Signatures.sign(key, request);
    }

    private JsonNode generate(Call call, JsonNode request, boolean plaintext) {
        var key = usable(symmetric(admit(call, request, Group.USE)));
        checkDryRun(request);
        return dataKeys.generate(key, plaintext);
    }

    private JsonNode encrypt(Call call, JsonNode request) {
        var key = usable(symmetric(admit(call, request, Group.USE)));
        checkDryRun(request);
        return dataKeys.encrypt(key, request);
    }

    private JsonNode reEncrypt(Call call, JsonNode request) {
        var source = usable(symmetric(admit(call, dataKeys.keyOf(request), Group.USE)));
        var destination =
                usable(symmetric(admit(call, request.path("DestinationKeyId").asText(), Group.USE)));
        checkDryRun(request);
        return dataKeys.reEncrypt(source, destination, request);
    }

    private JsonNode decrypt(Call call, JsonNode request) {
        var named = request.hasNonNull("KeyId") ? request.get("KeyId").asText() : dataKeys.keyOf(request);
        var key = usable(symmetric(admit(call, named, Group.USE)));
        checkDryRun(request);
        return dataKeys.decrypt(key, request);
    }

    private JsonNode grant(Call call, JsonNode request) {
        var key = usable(admit(call, request, Group.GRANT));
        checkDryRun(request);
        keys.grantees(key.arn()).add(request.path("GranteePrincipal").asText());
        var id = UUID.randomUUID().toString().replace("-", "");
        return Json.object().put("GrantId", id).put("GrantToken", id);
    }

    private Key admit(Call call, JsonNode request, Group group) {
        return admit(call, request.path("KeyId").asText(), group);
    }

    private Key admit(Call call, String named, Group group) {
        refuseOtherRegion(call, named);
        var key = keys.find(named, call.account(), call.region()).orElseThrow(() -> missing(call, named));
        call.resource(key.arn());
        if (!admits(call, key, group)) {
            throw denied(call, key.arn());
        }
        return key;
    }

    /** Nobody calls with a key that AWS manages: it works through the service that it belongs to, and can only be looked at. */
    private boolean admits(Call call, Key key, Group group) {
        return key.awsManaged()
                ? group == Group.READ && key.account().equals(call.account())
                : keys.admits(key, call.identity(), group);
    }

    /** A key is known in its own region only; KMS names the region that the ARN has and the call has not. */
    private static void refuseOtherRegion(Call call, String named) {
        if (named.startsWith("arn:") && !named.split(":")[3].equals(call.region())) {
            throw AwsError.bad("NotFoundException", "Invalid arn %s", named.split(":")[3]);
        }
    }

    /** To other accounts KMS does not tell what is not there from what is closed. */
    private static AwsError missing(Call call, String named) {
        if (named.startsWith("arn:") && !named.split(":")[4].equals(call.account())) {
            return denied(call, named);
        }
        return named.contains("alias/")
                ? AwsError.bad("NotFoundException", "Alias %s is not found.", arn(call, named))
                : AwsError.bad("NotFoundException", "Key '%s' does not exist", arn(call, "key/" + named));
    }

    private static String arn(Call call, String named) {
        return named.contains("arn:")
                ? named.substring(named.indexOf("arn:"))
                : "arn:aws:kms:%s:%s:%s".formatted(call.region(), call.account(), named);
    }

    private static AwsError denied(Call call, String arn) {
        return AwsError.bad(
                "AccessDeniedException",
                "User: %s is not authorized to perform: kms:%s on resource: %s because the resource does not exist in this "
                        + "Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
                call.principal(),
                call.operation(),
                arn);
    }

    private static Key usable(Key key) {
        return switch (key.state()) {
            case Enabled -> key;
            case Disabled -> throw AwsError.bad("DisabledException", "%s is disabled.", key.arn());
            case PendingDeletion ->
                throw AwsError.bad("KMSInvalidStateException", "%s is pending deletion.", key.arn());
        };
    }

    private static Key signing(Key key) {
        return ofUse(key, key.signs());
    }

    private static Key symmetric(Key key) {
        return ofUse(key, !key.signs());
    }

    private static Key ofUse(Key key, boolean right) {
        if (!right) {
            throw AwsError.bad(
                    "InvalidKeyUsageException",
                    "%s key usage is not valid for this operation",
                    key.signs() ? "SIGN_VERIFY" : "ENCRYPT_DECRYPT");
        }
        return key;
    }

    /** Whoever only asks whether it would work is told by an error that it would. */
    private static void checkDryRun(JsonNode request) {
        if (request.path("DryRun").asBoolean()) {
            throw new AwsError(
                    "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.", 412);
        }
    }
}
