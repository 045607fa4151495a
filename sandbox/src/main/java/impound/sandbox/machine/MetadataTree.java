package impound.sandbox.machine;

import impound.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the metadata service has, by path. */
final class MetadataTree {
    private final Map<String, Supplier<byte[]>> documents = new LinkedHashMap<>();

    MetadataTree(MachineSpec spec, RoleCredentials credentials) {
        if (spec.userData().length > 0) {
            documents.put("/latest/user-data", spec::userData);
        }
        documents.put("/latest/dynamic/instance-identity/document", () -> identity(spec));
        text("/latest/meta-data/instance-id", spec.instanceId());
        text("/latest/meta-data/instance-type", spec.type());
        text("/latest/meta-data/ami-id", spec.imageId());
        text("/latest/meta-data/local-ipv4", spec.address());
        text("/latest/meta-data/placement/region", spec.region());
        text("/latest/meta-data/placement/availability-zone", spec.zone());
        if (spec.roleArn() != null) {
            var roles = "/latest/meta-data/iam/security-credentials/";
            text(roles, spec.roleName());
            documents.put(roles + spec.roleName(), credentials::document);
        }
    }

    private void text(String path, String value) {
        documents.put(path, () -> value.getBytes(StandardCharsets.UTF_8));
    }

    Optional<byte[]> find(String path) {
        return Optional.ofNullable(documents.get(path)).map(Supplier::get);
    }

    private static byte[] identity(MachineSpec spec) {
        return Json.write(Json.object()
                .put("accountId", spec.account())
                .put("region", spec.region())
                .put("availabilityZone", spec.zone())
                .put("instanceId", spec.instanceId())
                .put("instanceType", spec.type())
                .put("imageId", spec.imageId())
                .put("privateIp", spec.address())
                .put("architecture", "x86_64")
                .put("version", "2017-09-30"));
    }
}
