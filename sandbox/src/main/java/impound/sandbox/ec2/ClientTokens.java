package impound.sandbox.ec2;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What makes a repeated create call give the first one's result: its client token, as long as the parameters are the same. */
final class ClientTokens {
    private record Scope(String account, String region, String action, String token) {}

    private record Use(Map<String, String> parameters, String id) {}

    private final Map<Scope, Use> uses = new HashMap<>();

    /** The id of what this call has made before. */
    Optional<String> earlier(Request request) {
        return scope(request).map(uses::get).map(use -> {
            if (!use.parameters().equals(parameters(request))) {
                throw Refusal.of(
                        "IdempotentParameterMismatch",
                        "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
            }
            return use.id();
        });
    }

    void made(Request request, String id) {
        scope(request).ifPresent(scope -> uses.put(scope, new Use(parameters(request), id)));
    }

    private static Optional<Scope> scope(Request request) {
        return request.parameters()
                .text("ClientToken")
                .map(ClientTokens::admitted)
                .map(token -> new Scope(
                        request.account(),
                        request.region(),
                        request.parameters().required("Action"),
                        token));
    }

    /** EC2's reference of RunInstances: at most 64 ASCII characters. */
    private static String admitted(String token) {
        if (!token.matches("[ -~]{1,64}")) {
            throw Refusal.of("InvalidParameterValue", "Client token has to be 1 to 64 ASCII characters: %s", token);
        }
        return token;
    }

    private static Map<String, String> parameters(Request request) {
        return new TreeMap<>(request.parameters().values());
    }
}
