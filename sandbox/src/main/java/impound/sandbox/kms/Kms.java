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
                    case "DescribeKey" -> KeyAnswers.described(admit(call, request, Group.READ));
                    case "GetPublicKey" -> KeyAnswers.publicKey(signing(admit(call, request, Group.READ)));
                    case "Verify" -> Signatures.verify(usable(signing(admit(call, request, Group.READ))), request);
                    case "Sign" -> sign(call, request);
                    case "GenerateDataKeyWithoutPlaintext" -> generate(call, request, false);
                    case "GenerateDataKey" -> generate(call, request, true);
                    case "Decrypt" -> decrypt(call, request);
                    case "CreateGrant" -> grant(call, request);
                    default -> throw AwsError.bad("UnknownOperationException", "no %s here", call.operation());
                };
        Json.respond(call, answer);
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
        var key = keys.find(named, call.account(), call.region())
                .filter(found -> found.region().equals(call.region()))
                .orElseThrow(() -> AwsError.bad("NotFoundException", "Key '%s' does not exist", named));
        call.resource(key.arn());
        boolean granted =
                group == Group.USE && keys.grantees(key.arn()).stream().anyMatch(call.identity()::isAdmittedBy);
        if (!granted && !key.policy().admits(call.identity(), group)) {
            throw AwsError.bad(
                    "AccessDeniedException",
                    "User: %s is not authorized to perform: kms:%s on resource: %s",
                    call.principal(),
                    call.operation(),
                    key.arn());
        }
        return key;
    }

    private static Key usable(Key key) {
        if (!key.enabled()) {
            throw AwsError.bad("DisabledException", "%s is disabled.", key.arn());
        }
        return key;
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
            throw AwsError.bad(
                    "DryRunOperationException",
                    "The request would have succeeded, but the DryRun option is set to true");
        }
    }
}
