package impound.sandbox.http;

/** One AWS service of the sandbox; all of them stand behind one endpoint and are told apart by the signature's scope. */
public interface Service {

    /** The name that clients sign for: "s3", "ec2", "sqs", "sts", "kms", "logs", "sns", "securityhub". */
    String name();

    /** What the call asks for, known before anything is done, so that fault rules can match it. */
    default String operation(Call call) {
        var target = call.header("x-amz-target");
        if (target != null) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        return call.form().getOrDefault("Action", "");
    }

    void handle(Call call) throws Exception;
}
