package org.gongkai.extractor.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/** Goes through a page's content once and gathers glyphs, rules and pictures. For one page. */
final class PageInkReader extends PDFGraphicsStreamEngine {
    /** Between two looks at the clock. */
    private static final int OPERATIONS_BETWEEN_CHECKS = 1 << 12;
    /** States kept, marks begun: more are made to fill the memory. */
    private static final int DEEPEST = 10_000;
    /** PDFBox adds clips up until it is asked for their sum. */
    private static final int CLIPS_BETWEEN_SUMS = 64;

    private final InkCollector ink;
    private final FontTexts fonts;
    private final CellMarks cells;
    private final PathRules paths;
    private final PathTrace path = new PathTrace();
    private final AffineTransform toShown;
    private final Deque<Integer> marks = new ArrayDeque<>();
    private boolean clips;
    private int depth;
    private int clipped;
    private int run;
    private int operations;
    private @Nullable List<Path2D> lastClips;
    private int lastClipCount;
    private Box lastShownClip = new Box(0, 0, 0, 0);

    private PageInkReader(PDPage page, InkCollector ink, FontTexts fonts, CellMarks cells, AffineTransform toShown) {
        super(page);
        this.ink = ink;
        this.fonts = fonts;
        this.cells = cells;
        this.toShown = toShown;
        this.paths = new PathRules(ink);
        InkOperators.addTo(this);
    }

    /**
     * Reads a page.
     *
     * @param page one of an open document
     * @param number of the page, from 1
     * @param fonts of the document
     * @param cells of the document
     * @param glyphsLeft how many glyphs the document may still have
     */
    static PageInk read(PDPage page, int number, FontTexts fonts, CellMarks cells, int glyphsLeft)
            throws UnreadableFileException {
        PDRectangle crop = page.getCropBox();
        int rotation = Math.floorMod(page.getRotation() / 90, 4);
        boolean lies = rotation % 2 == 1;
        double width = lies ? crop.getHeight() : crop.getWidth();
        double height = lies ? crop.getWidth() : crop.getHeight();
        InkCollector ink = new InkCollector(number, width, height, glyphsLeft);
        try {
            new PageInkReader(page, ink, fonts, cells, toShown(crop, rotation)).processPage(page);
        } catch (LimitReached reached) {
            throw reached.reason;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // PDFBox throws all of these at broken content; what was painted before it is kept.
            ink.breakOff();
        }
        return ink.page();
    }

    /** From the page's own coordinates to points from the top left of the page as it is shown. */
    private static AffineTransform toShown(PDRectangle crop, int rotation) {
        double left = crop.getLowerLeftX();
        double bottom = crop.getLowerLeftY();
        double right = crop.getUpperRightX();
        double top = crop.getUpperRightY();
        return switch (rotation) {
            case 1 -> new AffineTransform(0, 1, 1, 0, -bottom, -left);
            case 2 -> new AffineTransform(-1, 0, 0, 1, right, -bottom);
            case 3 -> new AffineTransform(0, -1, -1, 0, top, right);
            default -> new AffineTransform(1, 0, 0, -1, -left, top);
        };
    }

    /** Says why a page is left; passes through PDFBox' own handling of broken content. */
    private static final class LimitReached extends IOException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        private final UnreadableFileException reason;

        LimitReached(UnreadableFileException reason) {
            super(reason.getMessage(), reason);
            this.reason = reason;
        }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operations % OPERATIONS_BETWEEN_CHECKS == 0) {
            try {
                Budget.checkThread();
            } catch (UnreadableFileException e) {
                throw new LimitReached(e);
            }
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException problem)
            throws IOException {
        if (problem instanceof LimitReached) {
            throw problem;
        }
        super.operatorException(operator, operands, problem);
    }

    @Override
    public void saveGraphicsState() {
        if (++depth > DEEPEST) {
            throw new IllegalStateException("more than " + DEEPEST + " graphics states are kept");
        }
        super.saveGraphicsState();
    }

    @Override
    public void restoreGraphicsState() {
        depth--;
        super.restoreGraphicsState();
    }

    @Override
    public void showTextString(byte[] string) throws IOException {
        run++;
        super.showTextString(string);
    }

    @Override
    public void showTextStrings(COSArray array) throws IOException {
        run++;
        super.showTextStrings(array);
    }

    @Override
    protected void showGlyph(Matrix rendering, PDFont font, int code, Vector displacement) throws IOException {
        AffineTransform toPage = rendering.createAffineTransform();
        toPage.preConcatenate(toShown);
        GlyphPlace place = GlyphPlace.of(toPage, font, code, displacement);
        Box box = place.box();
        boolean visible = isVisible() && shownClip().holds(box.middleX(), box.middleY());
        try {
            ink.glyph(fonts.text(font, code), place, font, visible, run, marks.isEmpty() ? -1 : marks.peek());
        } catch (UnreadableFileException e) {
            throw new LimitReached(e);
        }
    }

    private boolean isVisible() {
        PDGraphicsState state = getGraphicsState();
        return switch (state.getTextState().getRenderingMode()) {
            case NEITHER, NEITHER_CLIP -> false;
            case STROKE, STROKE_CLIP -> state.getAlphaConstant() > 0;
            default -> state.getNonStrokeAlphaConstant() > 0;
        };
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
        if (marks.size() >= DEEPEST) {
            throw new IllegalStateException("more than " + DEEPEST + " marks are open");
        }
        int inherited = marks.isEmpty() ? -1 : marks.peek();
        int mark = properties == null ? -1 : properties.getInt(COSName.MCID, -1);
        // Marks inside of forms are numbered by themselves.
        marks.push(mark < 0 || getLevel() > 0 ? inherited : cells.cell(getPage().getCOSObject(), mark));
    }

    @Override
    public void endMarkedContentSequence() {
        if (!marks.isEmpty()) {
            marks.pop();
        }
    }

    /** A picture is painted into the unit square of the current coordinates. */
    void picture(COSDictionary parameters) {
        AffineTransform place =
                getGraphicsState().getCurrentTransformationMatrix().createAffineTransform();
        place.preConcatenate(toShown);
        Rectangle2D square =
                place.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)).getBounds2D();
        boolean opaque = !parameters.getBoolean(COSName.IMAGE_MASK, COSName.IM, false)
                && parameters.getItem(COSName.SMASK) == null
                && parameters.getItem(COSName.MASK) == null
                && getGraphicsState().getNonStrokeAlphaConstant() > 0.99;
        Box shown = Box.around(square.getMinX(), square.getMinY(), square.getMaxX(), square.getMaxY());
        ink.picture(shown.within(shownClip()), opaque);
    }

    /** Opens the fonts of the document. */
    FontTexts fonts() {
        return fonts;
    }

    /** The box around what clipping leaves of the page, as it is shown. */
    private Box shownClip() {
        PDGraphicsState state = getGraphicsState();
        if (state.getCurrentClippingPaths().size() >= CLIPS_BETWEEN_SUMS) {
            state.getCurrentClippingPath();
        }
        List<Path2D> clips = state.getCurrentClippingPaths();
        if (clips != lastClips || clips.size() != lastClipCount) {
            // Boxes will do: PDFBox' own sum of the outlines takes longer than all the rest of a ruled page.
            Rectangle2D left = clips.get(0).getBounds2D();
            for (int i = 1; i < clips.size(); i++) {
                left = left.createIntersection(clips.get(i).getBounds2D());
            }
            Rectangle2D shown = toShown.createTransformedShape(left.isEmpty() ? new Rectangle2D.Double() : left)
                    .getBounds2D();
            lastClips = clips;
            lastClipCount = clips.size();
            lastShownClip = new Box(shown.getMinX(), shown.getMinY(), shown.getMaxX(), shown.getMaxY());
        }
        return lastShownClip;
    }

    @Override
    public void drawImage(PDImage image) {
        // Pictures are measured by InkOperators and never decoded here.
    }

    @Override
    public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
        path.rectangle(a, b, c, d);
    }

    @Override
    public void moveTo(float x, float y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        path.curveTo(x1, y1, x2, y2, x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
        return path.end();
    }

    @Override
    public void closePath() {
        path.close();
    }

    @Override
    public void clip(int windingRule) {
        clips = true;
    }

    @Override
    public void endPath() {
        if (clips) {
            getGraphicsState().intersectClippingPath(path.bounds());
            clips = false;
            if (++clipped % CLIPS_BETWEEN_SUMS == 0) {
                shownClip();
            }
        }
        path.clear();
    }

    @Override
    public void strokePath() {
        PDGraphicsState state = getGraphicsState();
        if (state.getAlphaConstant() > 0) {
            paths.stroke(path.shown(toShown), InkOperators.lightness(state.getStrokingColor()), shownClip());
        }
        endPath();
    }

    @Override
    public void fillPath(int windingRule) {
        PDGraphicsState state = getGraphicsState();
        if (state.getNonStrokeAlphaConstant() > 0) {
            paths.fill(path.shown(toShown), InkOperators.lightness(state.getNonStrokingColor()), shownClip());
        }
        endPath();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        PDGraphicsState state = getGraphicsState();
        Path2D shown = path.shown(toShown);
        paths.fill(shown, InkOperators.lightness(state.getNonStrokingColor()), shownClip());
        paths.stroke(shown, InkOperators.lightness(state.getStrokingColor()), shownClip());
        endPath();
    }

    @Override
    public void shadingFill(COSName shading) {
        // A gradient is no line and no picture.
        path.clear();
    }
}
