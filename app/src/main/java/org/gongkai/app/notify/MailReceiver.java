package org.gongkai.app.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.gongkai.config.MailSettings;

/** Mails messages to one address as plain text, in Chinese and English. */
final class MailReceiver implements Receiver {
    private static final String MILLIS = "30000";

    private final MailSettings settings;
    private final String host;
    private final String from;
    private final String to;

    /** @param to one of those in the settings */
    MailReceiver(MailSettings settings, String to) {
        this.settings = settings;
        this.host = settings.host().orElseThrow();
        this.from = settings.from().orElseThrow();
        this.to = to;
    }

    @Override
    public String key() {
        return "mail/" + to;
    }

    @Override
    public String label() {
        return "mail to " + to;
    }

    @Override
    public Answer send(Message message) {
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mail = mail(session, message);
            transport.connect(
                    host,
                    settings.port(),
                    settings.user().orElse(null),
                    settings.password().orElse(null));
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Taken();
        } catch (MessagingException e) {
            return new NotTaken(String.valueOf(e.getMessage()).strip(), Optional.empty());
        }
    }

    private MimeMessage mail(Session session, Message message) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        int events = message.events().size();
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(
                "gongkai: " + events + " 条消息 / " + events + (events == 1 ? " event" : " events"),
                StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(Instant.parse(message.created())));
        // no answer by those who are away (RFC 3834)
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText(text(message), StandardCharsets.UTF_8.name());
        mail.saveChanges();
        // the same in every attempt, so that what comes twice is seen as one
        mail.setHeader("Message-ID", "<" + message.delivery() + "@gongkai>");
        mail.setHeader("X-Gongkai-Delivery", message.delivery());
        return mail;
    }

    private static String text(Message message) {
        StringBuilder text = new StringBuilder();
        for (Message.Item event : message.events()) {
            text.append(line(event.name() + " " + event.year() + "："
                            + event.what().zh() + " / " + event.what().en()))
                    .append(line("  " + event.detail().zh()))
                    .append(line("  " + event.detail().en()))
                    .append(line("  " + event.authority() + "  " + event.at()));
            if (event.place() != null) {
                text.append(line("  " + event.place()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Names come from web sites: what would look like another line is a space. */
    private static String line(String words) {
        return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ") + "\n";
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", MILLIS);
        properties.setProperty("mail.smtp.timeout", MILLIS);
        properties.setProperty("mail.smtp.writetimeout", MILLIS);
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.security()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }
}
