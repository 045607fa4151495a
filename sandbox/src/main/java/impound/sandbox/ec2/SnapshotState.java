package impound.sandbox.ec2;

/** In the API's words. */
public enum SnapshotState {
    pending,
    completed,
    error
}
