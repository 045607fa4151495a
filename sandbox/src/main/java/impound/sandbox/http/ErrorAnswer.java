package impound.sandbox.http;

/** Words a refusal in the protocol of the call, so that every client reads the code that it knows. */
final class ErrorAnswer {
    private ErrorAnswer() {}

    static Answer of(Call call, AwsError error) {
        return switch (Protocol.of(call)) {
            case EC2 -> xml(error, ec2(call, error));
            case QUERY -> xml(error, query(call, error));
            case S3 -> call.method().equals("HEAD") ? Answer.of(error.status(), null, new byte[0]) : s3(call, error);
            case JSON -> json(call, error);
        };
    }

    private static Answer xml(AwsError error, Xml document) {
        return Answer.of(error.status(), "text/xml", document.bytes());
    }

    private static Xml ec2(Call call, AwsError error) {
        return Xml.root("Response", null)
                .inside(
                        "Errors",
                        errors -> errors.inside(
                                "Error", one -> one.add("Code", error.code()).add("Message", error.getMessage())))
                .add("RequestID", call.requestId());
    }

    private static Xml query(Call call, AwsError error) {
        var type = error.status() < 500 ? "Sender" : "Receiver";
        return Xml.root("ErrorResponse", null)
                .inside("Error", one -> one.add("Type", type)
                        .add("Code", queryCode(error.code()))
                        .add("Message", error.getMessage()))
                .add("RequestId", call.requestId());
    }

    private static Answer s3(Call call, AwsError error) {
        var document = Xml.root("Error", null)
                .add("Code", error.code())
                .add("Message", error.getMessage())
                .add("Resource", call.rawPath())
                .add("RequestId", call.requestId());
        return Answer.of(error.status(), "application/xml", document.bytes());
    }

    private static Answer json(Call call, AwsError error) {
        var type = error.status() < 500 ? "Sender" : "Receiver";
        if (call.service().equals("sqs")) {
            // SQS kept the codes of its query protocol: clients look for them here.
            call.responseHeader("x-amzn-query-error", queryCode(error.code()) + ";" + type);
        }
        // The REST services (EBS direct) have the code in a header.
        call.responseHeader("x-amzn-ErrorType", error.code());
        var document = Json.object().put("__type", error.code()).put("message", error.getMessage());
        return Answer.of(error.status(), "application/x-amz-json-1.1", Json.write(document));
    }

    /** The one code of SQS that differs between its protocols and that clients act upon. */
    private static String queryCode(String code) {
        return code.equals("QueueDoesNotExist") ? "AWS.SimpleQueueService.NonExistentQueue" : code;
    }
}
