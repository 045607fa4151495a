package impound.sandbox.ec2;

import impound.sandbox.http.Xml;

/** A snapshot as Describe calls show it, and in the shorter form that its creation answers with. */
final class SnapshotXml {
    private SnapshotXml() {}

    static void write(Xml answer, Snapshot snapshot, Request request) {
        var now = request.now();
        common(answer, snapshot, request, "status");
        var contents = snapshot.contents();
        answer.add("statusMessage", snapshot.failure(now).orElse(null))
                .add("kmsKeyId", contents.key())
                .add("dataEncryptionKeyId", contents.dataKey())
                .add("storageTier", "standard");
        if (snapshot.state(now) == SnapshotState.completed) {
            answer.add("completionTime", Ec2Xml.time(snapshot.ends()))
                    .add("fullSnapshotSizeInBytes", contents.image().writtenBytes());
        }
    }

    /** @param stateName "status" where one snapshot is answered, "state" in the answer of CreateSnapshots: EC2 is not of one mind */
    static void common(Xml answer, Snapshot snapshot, Request request, String stateName) {
        var now = request.now();
        var contents = snapshot.contents();
        answer.add("snapshotId", snapshot.id())
                .add("volumeId", contents.volumeId())
                .add(stateName, snapshot.state(now).name())
                .add("startTime", Ec2Xml.time(snapshot.origin().created()))
                .add("progress", snapshot.progress(now))
                .add("ownerId", snapshot.origin().account())
                .add("volumeSize", contents.gibibytes())
                .add("description", contents.description())
                .add("encrypted", snapshot.encrypted());
        Ec2Xml.tags(answer, request.tagsOf(snapshot));
    }
}
