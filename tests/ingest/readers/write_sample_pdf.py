"""`python -m tests.ingest.readers.write_sample_pdf` writes data/samples/jianglan_reading.pdf, the sample plan in PDF.

Joint red head, notice, plan over several pages with page numbers on alternate sides, bold headings printed twice,
full-width digits, and a landscape list of projects over two pages with merged cells.
"""

from __future__ import annotations

from pathlib import Path

from tests.ingest.readers.pdf_builder import LEFT, PITCH, RIGHT, SIZE, TOP, Pdf, set_prose

SAMPLE = Path(__file__).resolve().parents[3] / "data" / "samples" / "jianglan_reading.pdf"

NOTICE = [
    "各县（市、区）人民政府，市政府各部门：",
    "《江岚市全民阅读促进行动方案（２０２５—２０２７年）》已经市政府同意，现印发给你们，请认真组织实施。",
]
PLAN = [
    "为深入推进书香江岚建设，满足市民多样化的阅读需求，制定本方案。",
    "一、总体目标",
    "到２０２７年，全市建成24小时书房60个以上，市民综合阅读率达到85.5%，公共图书馆年流通人次突破400万人次，基本形成城乡一体、便捷高效的全民阅读服务体系。",
    "二、重点任务",
    "（一）完善阅读设施",
    "1.建设城市书房。在社区、商圈、轨道站点布局一批环境优美、管理规范的24小时书房，每年新建20个，实现中心城区步行十五分钟可达。（牵头单位：市文化广电和旅游局；配合单位：市住房城乡建设局、市财政局，各县（市、区）人民政府）",
    "2.改造乡镇书屋。推动农家书屋与新时代文明实践站融合，统一配送图书，每个书屋每年更新图书不少于100册，鼓励返乡青年参与运营管理。（牵头单位：市委宣传部；配合单位：市农业农村局、市财政局）",
    "3.推进馆际互通。建立市、县两级图书馆通借通还系统，2026年底前接入全部公共图书馆和15所高校图书馆，读者凭身份证即可借阅。（牵头单位：市文化广电和旅游局；配合单位：市教育局、市数据局）",
    "（二）丰富阅读活动",
    "4.办好读书节庆。举办江岚读书月，每年开展主题活动300场以上，邀请作家、学者进校园、进企业、进乡村，打造有影响力的阅读品牌。（牵头单位：市委宣传部；配合单位：市教育局、市总工会、团市委、市妇联）",
    "5.关爱重点人群。为盲人、老年人和留守儿童提供有声读物、大字图书和送书上门服务，建设无障碍阅览室12个，培训阅读推广志愿者2000名。（牵头单位：市残联；配合单位：市民政局、市文化广电和旅游局）",
    "6.发展数字阅读。整合全市数字阅读资源，上线“书香江岚”小程序，引入DeepSeek等智能工具提供荐书导读服务，注册用户达到50万人。（牵头单位：市数据局；配合单位：市委网信办、市文化广电和旅游局）",
    "三、保障措施",
    "（一）加强组织领导。建立全民阅读工作联席会议制度，定期研究解决重大问题，将全民阅读纳入文明城市创建考核内容。（责任单位：市委宣传部）",
    "（二）强化资金保障。统筹安排公共文化服务专项资金，对评定为五星级的书房给予最高10万元补助，引导社会力量捐赠图书。（责任单位：市财政局、市文化广电和旅游局）",
    "（三）严格督促检查。市政府督查室会同有关部门定期通报工作进展，对推进不力的单位进行约谈。（责任单位：市政府办公室）",
    "附件：江岚市全民阅读重点项目表",
]
HEAD = ["序号", "类别", "项目名称", "建设内容", "建设年限"]
FIRST = ["市图书馆新馆", "新建馆舍三万平方米，\n设儿童馆、古籍馆和\n视障阅览区。", "2025—2026"]
ROWS = [
    FIRST,
    ["滨江书房群", "沿滨江绿道改建旧码头，\n形成连片书房。", "2025"],
    ["云岭乡村书院", "利用闲置校舍改建，\n配套研学营地。", "2026"],
    ["数字阅读平台", "整合市县数字资源，\n建设统一检索入口。", "2026"],
    ["智能书库", "建设自动分拣和\n配送系统。", "2027"],
]
XS = [70.0, 120.0, 230.0, 380.0, 640.0, 770.0]


def _cover(pdf: Pdf) -> None:
    page = pdf.page()
    page.text(70, 150, "江岚市文化广电和旅游局", size=30)
    page.text(70, 205, "江 岚 市 财 政 局", size=30)
    page.text(70, 260, "江 岚 市 数 据 局", size=30)
    page.text(430, 206, "文件", size=44)
    page.centred(310, "江文旅发〔２０２５〕１８号", size=SIZE)
    page.centred(370, "关于印发江岚市全民阅读促进行动方案")
    page.centred(402, "（２０２５—２０２７年）的通知")
    page.text(LEFT, 460, NOTICE[0])
    page.text(LEFT + 2 * SIZE, 488, NOTICE[1][:27])
    page.text(LEFT, 516, NOTICE[1][27:])
    page.text(RIGHT - 13 * SIZE, 600, "江岚市文化广电和旅游局")
    page.text(RIGHT - 11 * SIZE, 628, "2025年3月20日")


def _annex(pdf: Pdf) -> None:
    for first, last in ((0, 3), (3, 5)):
        page = pdf.page(width=842, height=595)
        ys = [110.0 + 70 * row for row in range(last - first + 2)]
        if first == 0:
            page.text(70, 60, "附件")
            page.centred(95, "江岚市全民阅读重点项目表", size=20)
        cells = {(0, column, 1, 1): text for column, text in enumerate(HEAD)}
        for row in range(first, last):
            cells[row - first + 1, 0, 1, 1] = str(row + 1)
            for column, text in enumerate(ROWS[row], start=2):
                cells[row - first + 1, column, 1, 1] = text
        if first == 0:
            cells[1, 1, 2, 1], cells[3, 1, 1, 1] = "设施建设（市图书\n馆承建）", "城乡书院"
        else:
            cells[1, 1, 2, 1] = "数字服务（市数据\n局承建）"
        page.table(XS, ys, cells, size=12)


def build() -> bytes:
    """The bytes of the sample, the same at every call."""
    pdf = Pdf()
    _cover(pdf)
    body = Pdf()
    page = body.page()
    page.centred(100, "江岚市全民阅读促进行动方案")
    page.centred(132, "（２０２５—２０２７年）")
    set_prose(body, PLAN, start=TOP + 4 * PITCH, numbers=False)
    for heading in ("一、总体目标", "二、重点任务", "三、保障措施"):
        for page in body.pages:
            page.again(heading)
    pdf.pages += body.pages
    _annex(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        page.text(page.width - 140 if number % 2 else LEFT, page.height - 50, f"— {number} —", size=14)
    return pdf.write()


if __name__ == "__main__":
    SAMPLE.write_bytes(build())
