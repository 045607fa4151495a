package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.util.Map;

/** Whether an account has told EC2 to encrypt all new disks of a region, and under which key. */
final class EncryptionDefaults implements Family {
    private final Cloud cloud;

    EncryptionDefaults(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("GetEbsEncryptionByDefault", this::enabled, "GetEbsDefaultKmsKeyId", this::key);
    }

    private void enabled(Request request, Xml answer) {
        var key = cloud.keyByDefault(request.account(), request.region());
        answer.add("ebsEncryptionByDefault", key.isPresent()).add("sseType", key.isPresent() ? "sse-kms" : "none");
    }

    private void key(Request request, Xml answer) {
        var key = cloud.keyByDefault(request.account(), request.region());
        answer.add("kmsKeyId", key.orElseGet(() -> cloud.keys().ebsDefault(request)));
    }
}
