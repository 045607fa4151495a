package impound.sandbox.http;

/** Lets in whoever has a key that counts: known, not expired, with the session token that belongs to it, rightly signed. */
final class Gate {
    private final Accounts accounts;

    Gate(Accounts accounts) {
        this.accounts = accounts;
    }

    Identity admit(Call call) {
        var protocol = Protocol.of(call);
        var keys = accounts.lookUp(call.scope().accessKey()).orElseThrow(protocol::unknownKey);
        var token = call.header("x-amz-security-token");
        if (token == null) {
            token = call.query("X-Amz-Security-Token");
        }
        if (keys.token() != null && !keys.token().equals(token)) {
            throw protocol.unknownKey();
        }
        if (!new Signature(call).isOf(keys.secret())) {
            throw protocol.wrongSignature();
        }
        if (accounts.isExpired(keys)) {
            throw protocol.expired();
        }
        return keys.identity();
    }
}
