package org.gongkai.extractor.pdf;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;

/** Finds the pictures that a page paints, without decoding them. */
final class PictureFinder extends PDFStreamEngine {
    /** Some drivers cut a picture into as many strips as it has lines. */
    private static final int MOST = 20_000;

    private static final int DEEPEST = 25;

    private final List<Placed> found = new ArrayList<>();

    /**
     * A picture.
     *
     * @param place from the unit square to the page's own coordinates
     */
    record Placed(PDImage image, AffineTransform place) {}

    private PictureFinder(PDPage page) {
        super();
        addOperator(new Concatenate(this));
        addOperator(new Save(this));
        addOperator(new Restore(this));
        addOperator(new SetMatrix(this));
    }

    /** In the order of painting; what is broken is left out. */
    static List<Placed> find(PDPage page) {
        PictureFinder finder = new PictureFinder(page);
        try {
            finder.processPage(page);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The content breaks off; what was painted before is there.
            return finder.found;
        }
        return finder.found;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (found.size() < MOST) {
            if (operator.getName().equals(OperatorName.DRAW_OBJECT)) {
                draw(operands);
                return;
            }
            if (operator.getName().equals(OperatorName.BEGIN_INLINE_IMAGE)) {
                add(new PDInlineImage(operator.getImageParameters(), operator.getImageData(), getResources()));
                return;
            }
        }
        super.processOperator(operator, operands);
    }

    private void draw(List<COSBase> operands) throws IOException {
        if (operands.isEmpty() || !(operands.get(0) instanceof COSName name)) {
            return;
        }
        PDXObject object = getResources().getXObject(name);
        if (object instanceof PDImageXObject image) {
            add(image);
        } else if (object instanceof PDFormXObject form && getLevel() < DEEPEST) {
            increaseLevel();
            try {
                showForm(form);
            } finally {
                decreaseLevel();
            }
        }
    }

    private void add(PDImage image) {
        found.add(new Placed(
                image, getGraphicsState().getCurrentTransformationMatrix().createAffineTransform()));
    }
}
