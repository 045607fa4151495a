package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.util.Map;

/** Deletes volumes that nothing uses. */
final class VolumeRemoval implements Family {
    private final Cloud cloud;

    VolumeRemoval(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("DeleteVolume", this::delete);
    }

    private void delete(Request request, Xml answer) {
        var volume = cloud.volume(request, request.subject("VolumeId"));
        var held = volume.attachments(request.now());
        if (!held.isEmpty()) {
            throw Refusal.of(
                    "VolumeInUse",
                    "Volume %s is currently attached to %s",
                    volume.id(),
                    held.get(0).instanceId());
        }
        if (volume.state(request.now()).equals("creating")) {
            throw Refusal.of("IncorrectState", "The volume '%s' is 'creating'", volume.id());
        }
        volume.goesAt(request.now());
        answer.add("return", true);
    }
}
