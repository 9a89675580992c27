package org.muster.notices.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Sha256;

/** Alibaba Cloud's text messages: every call's signature is worked out again. */
public final class PretendSms extends PretendProvider {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})");

  @Override
  Answer well(Ask ask) {
    var refused = unsigned(ask);
    if (refused != null) {
      return error(400, refused);
    }
    var form = parameters(ask.body());
    List<String> numbers = new ArrayList<>();
    switch (ask.headers().getOrDefault("x-acs-action", "")) {
      case "SendSms" -> {
        numbers.add(ask.query().get("PhoneNumbers"));
        messages.add(ask.query().get("TemplateParam"));
      }
      case "SendBatchSms" -> {
        JSON.readTree(form.get("PhoneNumberJson")).forEach(n -> numbers.add(n.asString()));
        messages.add(form.get("TemplateParamJson"));
        if (JSON.readTree(form.get("SignNameJson")).size() != numbers.size()
            || JSON.readTree(form.get("TemplateParamJson")).size() != numbers.size()
            || numbers.size() > 100) {
          return error(400, "isv.PARAM_NOT_MATCH");
        }
      }
      default -> {
        return error(404, "InvalidAction.NotFound");
      }
    }
    if (!"SMS_1".equals(ask.query().get("TemplateCode"))) {
      return error(200, "isv.SMS_TEMPLATE_ILLEGAL");
    }
    if (numbers.stream().anyMatch(strangers::contains)) {
      return error(200, "isv.MOBILE_NUMBER_ILLEGAL");
    }
    told.addAll(numbers);
    return Answer.of("Code", "OK", "Message", "OK", "BizId", "biz-" + messages.size());
  }

  private @Nullable String unsigned(Ask ask) {
    var sent = AUTHORIZATION.matcher(ask.headers().getOrDefault("authorization", ""));
    if (!ask.method().equals("POST") || !sent.matches()) {
      return "MissingAuthorization";
    }
    if (!sent.group(1).equals("corp")) {
      return "InvalidAccessKeyId.NotFound";
    }
    var signed = new TreeMap<String, String>();
    for (var name : sent.group(2).split(";")) {
      signed.put(name, ask.headers().getOrDefault(name, ""));
    }
    if (!signed.keySet().containsAll(List.of("host", "x-acs-action", "x-acs-date", "x-acs-version"))
        || !Sha256.hex(ask.body()).equals(signed.get("x-acs-content-sha256"))
        || !new Acs("corp", "secret")
            .authorization(Acs.query(ask.query()), signed)
            .endsWith(sent.group(3))) {
      return "SignatureDoesNotMatch";
    }
    return null;
  }

  @Override
  Answer throttled() {
    return error(400, "Throttling.User");
  }

  @Override
  Answer busy() {
    return error(200, "isv.BUSINESS_LIMIT_CONTROL");
  }

  private static Answer error(int status, String code) {
    return new Answer(status, Answer.of("Code", code, "Message", "hint").body());
  }
}
