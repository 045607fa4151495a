package impound.sandbox.ec2;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Xml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts tags on things and takes them off. */
final class Tagging implements Family {
    private final Cloud cloud;

    Tagging(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("CreateTags", this::create, "DeleteTags", this::delete);
    }

    private void create(Request request, Xml answer) {
        var tags = request.parameters().tags();
        if (tags.isEmpty()) {
            throw Refusal.missing("Tag");
        }
        var resources = named(request);
        for (var resource : resources) {
            var all = new HashMap<>(resource.tags());
            all.putAll(tags);
            TagRules.admit(all);
        }
        resources.forEach(resource -> resource.tags().putAll(tags));
        answer.add("return", true);
    }

    private void delete(Request request, Xml answer) {
        var keys = request.parameters().structures("Tag").stream()
                .map(tag -> tag.required("Key"))
                .toList();
        named(request).forEach(resource -> resource.tags().keySet().removeAll(keys));
        answer.add("return", true);
    }

    private List<Resource> named(Request request) {
        var ids = request.parameters().list("ResourceId");
        request.call().resource(String.join(",", ids));
        if (ids.isEmpty()) {
            throw Refusal.missing("ResourceId");
        }
        return ids.stream().map(id -> find(request, id)).toList();
    }

    private Resource find(Request request, String id) {
        return Stream.<Shelf<? extends Resource>>of(
                        cloud.snapshots(), cloud.volumes(), cloud.instances(), cloud.subnets(), cloud.images())
                .map(shelf -> shelf.find(id, request.region(), request.now()))
                .flatMap(Optional::stream)
                .map(Resource.class::cast)
                .filter(resource -> resource.ownedBy(request.account()))
                .findFirst()
                .orElseThrow(() -> missing(id));
    }

    private static AwsError missing(String id) {
        if (id.startsWith("snap-")) {
            return Refusal.noSnapshot(id);
        }
        if (id.startsWith("vol-")) {
            return Refusal.noVolume(id);
        }
        return id.startsWith("i-") ? Refusal.noInstance(id) : Refusal.of("InvalidID", "The ID '%s' is not valid", id);
    }
}
