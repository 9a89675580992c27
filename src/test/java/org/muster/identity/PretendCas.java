package org.muster.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A CAS server's ticket validation; tickets serve once, and for their own service only. */
public final class PretendCas {

  private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
  private final HttpServer server;

  private record Ticket(String service, String user, String attributes) {}

  public PretendCas() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    server.createContext("/cas/serviceValidate", ask -> validate(ask, false));
    server.createContext("/cas/p3/serviceValidate", ask -> validate(ask, true));
    server.start();
  }

  public String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/cas";
  }

  /** A ticket for a browser that was sent here. */
  public String ticket(String sentTo, String user, String attributes) {
    var ticket = "ST-" + UUID.randomUUID();
    var service = Objects.requireNonNull(PretendOidc.parameters(sentTo).get("service"));
    tickets.put(ticket, new Ticket(service, user, attributes));
    return ticket;
  }

  private void validate(HttpExchange ask, boolean third) throws IOException {
    var sent = PretendOidc.parameters(ask.getRequestURI().toString());
    var ticket = tickets.remove(sent.getOrDefault("ticket", ""));
    var answer =
        ticket == null || !ticket.service().equals(sent.get("service"))
            ? "<cas:authenticationFailure code=\"INVALID_TICKET\">no</cas:authenticationFailure>"
            : "<cas:authenticationSuccess><cas:user>"
                + ticket.user()
                + "</cas:user>"
                + (third ? "<cas:attributes>" + ticket.attributes() + "</cas:attributes>" : "")
                + "</cas:authenticationSuccess>";
    var bytes =
        ("<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\">"
                + answer
                + "</cas:serviceResponse>")
            .getBytes(StandardCharsets.UTF_8);
    ask.getResponseHeaders().set("Content-Type", "application/xml");
    ask.sendResponseHeaders(200, bytes.length);
    ask.getResponseBody().write(bytes);
    ask.close();
  }
}
