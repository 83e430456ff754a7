package org.gongkai.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gongkai.app.feed.FeedEvent.Kind;
import org.gongkai.app.notify.Receiver.NotTaken;
import org.gongkai.app.notify.Receiver.Taken;
import org.gongkai.config.MailSettings;
import org.gongkai.config.MailSettings.Security;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailReceiverIT {
    private static final Instant AT = Instant.parse("2026-04-01T00:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    private final Message message = new Message(
            1,
            "0b7d",
            AT.toString(),
            List.of(
                    Message.Item.of(Told.event(Kind.NEW, "410704", AT)),
                    Message.Item.of(Told.event(Kind.MISSING, "410700", AT))));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static MailReceiver receiver(int port, Security security, String user, String password) {
        return new MailReceiver(
                new MailSettings(
                        Optional.of("127.0.0.1"),
                        port,
                        security,
                        Optional.ofNullable(user),
                        Optional.ofNullable(password),
                        Optional.of("gongkai@example.org"),
                        List.of("desk@example.org")),
                "desk@example.org");
    }

    @Test
    void mailsWhatHappenedInTwoLanguages() throws Exception {
        server.setUser("gongkai", "right");
        int port = server.getSmtp().getPort();

        assertThat(receiver(port, Security.NONE, "gongkai", "right").send(message))
                .isInstanceOf(Taken.class);

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("gongkai: 2 条消息 / 2 events");
        assertThat(mail.getMessageID()).isEqualTo("<0b7d@gongkai>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getAllRecipients()[0]).hasToString("desk@example.org");
        assertThat(((String) mail.getContent()).lines())
                .startsWith("新乡市凤泉区人民政府 2025：公布 / published", "  首次见到", "  seen for the first time");
    }

    @Test
    void saysThatItMayNotSignIn() {
        server.setUser("gongkai", "right");
        int port = server.getSmtp().getPort();

        assertThat(receiver(port, Security.NONE, "gongkai", "wrong").send(message))
                .isInstanceOfSatisfying(
                        NotTaken.class, answer -> assertThat(answer.reason()).doesNotContain("wrong"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingInTheClearWhenTlsIsWanted() {
        assertThat(receiver(server.getSmtp().getPort(), Security.STARTTLS, null, null)
                        .send(message))
                .isInstanceOf(NotTaken.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void trustsNoCertificateThatDoesNotHold() {
        assertThat(receiver(server.getSmtps().getPort(), Security.TLS, null, null)
                        .send(message))
                .isInstanceOf(NotTaken.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void saysThatNobodyIsThere() {
        assertThat(receiver(1, Security.NONE, null, null).send(message)).isInstanceOf(NotTaken.class);
    }
}
