"""Review desk entry: `streamlit run app.py`, or `briefing review`."""

import streamlit as st

from generator.ui import frame

st.set_page_config(page_title="Market Briefing", page_icon=frame.ICON, layout="wide")
frame.run()
