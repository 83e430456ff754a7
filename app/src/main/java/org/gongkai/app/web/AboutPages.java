package org.gongkai.app.web;

import io.javalin.http.Context;
import java.util.Objects;
import org.gongkai.app.web.page.AboutPage;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.template.Templates;
import org.gongkai.config.form.FormSet;

/** Answers for {@code /about}. */
final class AboutPages {
    private final FormSet forms;
    private final Templates templates;

    AboutPages(FormSet forms, Templates templates) {
        this.forms = forms;
        this.templates = templates;
    }

    void about(Context context) {
        Asked asked = new Asked(context);
        Frame frame = asked.frame(asked.text("about.title"), Frame.Place.ABOUT);
        // written into the jar's manifest by the build; classes run from a folder have none
        String version =
                Objects.requireNonNullElse(AboutPages.class.getPackage().getImplementationVersion(), "SNAPSHOT");
        Reply.page(context, templates.about(new AboutPage(frame, MissingPages.STATUSES, forms.forms(), version)));
    }
}
